using System.Text.RegularExpressions;
using Tocsin.Tests.Architecture;

namespace Tocsin.Tests.Docs;

/// <summary>A Markdown file of the repository, as far as the tests read it.</summary>
/// <param name="Path">Relative to the repository: <c>docs/glossary.md</c>.</param>
internal sealed partial record MarkdownFile(string Path, string Text)
{
    public static string Root { get; } = FolderTable.RepositoryRoot();

    /// <summary>README, CHANGELOG and everything below docs/ and deploy/.</summary>
    public static IEnumerable<MarkdownFile> All() =>
        Directory.GetFiles(Root, "*.md")
            .Concat(
                new[] { "docs", "deploy" }.SelectMany(d =>
                    Directory.GetFiles(System.IO.Path.Combine(Root, d), "*.md", SearchOption.AllDirectories)))
            .Select(f => Read(System.IO.Path.GetRelativePath(Root, f).Replace('\\', '/'))).OrderBy(f => f.Path, StringComparer.Ordinal);

    public static MarkdownFile Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(Root, path)));

    /// <summary>The text without its code blocks.</summary>
    public string Prose => Fence().Replace(Text, "");

    public IEnumerable<CodeBlock> CodeBlocks =>
        Fence().Matches(Text).Select(m => new CodeBlock(m.Groups["language"].Value, m.Groups["code"].Value, Text[..m.Index]));

    /// <summary>What stands between single backticks.</summary>
    public IEnumerable<string> InlineCode => Code().Matches(Prose).Select(m => m.Groups[1].Value);

    /// <summary>The targets of links, but those that lead out of the repository.</summary>
    public IEnumerable<string> RelativeLinks =>
        Link().Matches(Prose).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal));

    public IEnumerable<string> Headings(int level) =>
        Prose.Split('\n').Where(l => l.StartsWith(new string('#', level) + " ", StringComparison.Ordinal))
            .Select(l => l[(level + 1)..].Trim());

    /// <summary>The names by which a page's headings are linked to, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors =>
        Enumerable.Range(1, 6).SelectMany(Headings).Select(h => NotInAnchors().Replace(h.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"^```(?<language>\w*)[^\n]*\n(?<code>.*?)^```\s*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w -]")]
    private static partial Regex NotInAnchors();
}

/// <param name="Before">The file's text up to the block.</param>
internal sealed record CodeBlock(string Language, string Code, string Before);
