using System.Text.RegularExpressions;
using Tocsin.Cli.Commands;

namespace Tocsin.Tests.Docs;

/// <summary>What Markdown names is there: files, sections, paths, commands.</summary>
public partial class ReferenceTests
{
    public static TheoryData<string> Files => [.. MarkdownFile.All().Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_link_of_a_file_leads_somewhere(string path) => Assert.Empty(BrokenLinks(MarkdownFile.Read(path)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_path_that_a_file_names_exists(string path) => Assert.Empty(MissingPaths(MarkdownFile.Read(path)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_command_that_a_file_names_exists(string path) =>
        Assert.All(CommandsIn(MarkdownFile.Read(path)).Distinct(), c => Assert.True(IsCommand(c), $"tocsin {c} is no command"));

    [Fact]
    public void A_link_to_no_file_or_section_a_path_and_a_command_that_are_not_there_are_seen()
    {
        var file = new MarkdownFile(
            "docs/glossary.md",
            "# A\n\n## A title, `here`\n[a](none.md) [b](glossary.md) [c](#a-title-here) [d](#none) `src/None` `src/Tocsin` `tocsin "
                + "none`\n```\n$ tocsin nothing\n[e](none.md)\n```\n");
        Assert.Equal(["none.md", "#none"], BrokenLinks(file));
        Assert.Equal(["src/None"], MissingPaths(file));
        Assert.Equal(["none", "nothing"], CommandsIn(file).Where(c => !IsCommand(c)));
    }

    private static IEnumerable<string> BrokenLinks(MarkdownFile file) => file.RelativeLinks.Where(link =>
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0 ? file.Path : Path.Combine(Path.GetDirectoryName(file.Path)!, parts[0]);
        string full = Path.Combine(MarkdownFile.Root, target);
        return !Path.Exists(full)
            || (parts.Length == 2 && !(parts[0].Length == 0 ? file : MarkdownFile.Read(target)).Anchors.Contains(parts[1]));
    });

    private static IEnumerable<string> MissingPaths(MarkdownFile file) =>
        file.InlineCode.Where(c => Named().IsMatch(c) && !Path.Exists(Path.Combine(MarkdownFile.Root, c)));

    private static IEnumerable<string> CommandsIn(MarkdownFile file) =>
        file.InlineCode.Concat(file.CodeBlocks.SelectMany(b => b.Code.Split('\n'))).Select(t => Command().Match(t)).Where(m => m.Success)
            .Select(m => m.Groups[1].Value);

    private static bool IsCommand(string name) =>
        Root.Run(
            [name, "--help"],
            new Invocation(TextReader.Null, TextWriter.Null, TextWriter.Null, new Dictionary<string, string>(), MarkdownFile.Root,
                IsTerminal: false)) == ExitCode.AsExpected;

    [GeneratedRegex(@"^(src|docs|tests|samples|deploy|bench)/[\w./-]*$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:\$ )?(?:tocsin|dotnet run --project src/Tocsin\.Cli --) ([a-z]+(?:-[a-z]+)*)\b")]
    private static partial Regex Command();
}
