using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Tocsin.Cli.Formats;

/// <summary>A finding's page, docs/findings/CODE.md: the one place that says what a code means. The pages are embedded.</summary>
/// <param name="Title">What was found, a clause: <c>what the template makes is not JSON</c>.</param>
/// <param name="Name">The code's name: <c>TransformerInvalidJson</c>.</param>
/// <param name="Severity">error, warning or note, as it usually is.</param>
/// <param name="Found">What is found.</param>
/// <param name="Then">What AWS or Terraform does then.</param>
/// <param name="Write">What to write.</param>
/// <param name="Markdown">All below the name, with examples; links to other pages of the docs are only their words.</param>
internal sealed partial record FindingPage(
    string Code, string Title, string Name, string Severity, string Found, string Then, string Write, string Markdown)
{
    private static readonly ConcurrentDictionary<string, FindingPage> Read = new();

    /// <summary>The page of a code; one that says nothing where there is none.</summary>
    public static FindingPage Of(string code) => Read.GetOrAdd(code, Load);

    private static FindingPage Load(string code)
    {
        using var stream = typeof(FindingPage).Assembly.GetManifestResourceStream($"findings/{code}.md");
        if (stream is null)
        {
            return new FindingPage(code, code, code, "warning", "", "", "", "");
        }
        using var reader = new StreamReader(stream);
        return Parse(code, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    internal static FindingPage Parse(string code, string page)
    {
        var head = Head().Match(page);
        string body = Link().Replace(page[(head.Index + head.Length)..], "$1");
        int end = body.LastIndexOf("\nAll findings", StringComparison.Ordinal);
        return new FindingPage(
            code, head.Groups["title"].Value, head.Groups["name"].Value, head.Groups["severity"].Value,
            Paragraph(body, "Found"), Paragraph(body, "AWS then"), Paragraph(body, "Write"), (end < 0 ? body : body[..end]).Trim());
    }

    private static string Paragraph(string body, string label)
    {
        int start = body.IndexOf($"**{label}:** ", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }
        start += label.Length + 6;
        int end = body.IndexOf("\n\n", start, StringComparison.Ordinal);
        return body[start..(end < 0 ? body.Length : end)].Replace('\n', ' ').Trim();
    }

    [GeneratedRegex(@"\A# TSN\d{4}: (?<title>[^\n]+)\n\n`(?<name>\w+)` · (?<severity>error|warning|note)[^\n]*\n")]
    private static partial Regex Head();

    /// <summary>Links to files of the docs, which lead nowhere from elsewhere.</summary>
    [GeneratedRegex(@"\[([^\]\n]+)\]\((?!https?://)[^)\s]+\)")]
    private static partial Regex Link();
}
