using System.Text.RegularExpressions;
using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>
/// The text of a <c>markdown</c> block, which is standard Markdown: turned into mrkdwn line by line, as far as a line can tell.
/// </summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/blocks/markdown-block. Tables and nested quotes stay as they are written.</remarks>
internal static partial class StandardMarkdown
{
    public static ValueList<Run> Parse(string markdown)
    {
        bool code = false;
        var lines = new List<string>();
        foreach (string line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            bool fence = line.StartsWith("```", StringComparison.Ordinal);
            lines.Add(fence ? "```" : code ? Mrkdwn.Escape(line) : Line(line));
            code ^= fence;
        }
        return Mrkdwn.Parse(string.Join('\n', lines));
    }

    private static string Line(string line)
    {
        bool quote = line.StartsWith("> ", StringComparison.Ordinal);
        string text = Mrkdwn.Escape(quote ? line[2..] : line);
        // Bold's marker is kept apart until italic's, which is half of it, is replaced.
        text = Bold().Replace(text, "\u0001$1\u0001");
        text = Italic().Replace(text, "_$1_").Replace('\u0001', '*');
        text = Strike().Replace(text, "~$1~");
        text = Link().Replace(text, "<$2|$1>");
        text = Item().Replace(text, "$1• ");
        text = Heading().Replace(text, m => $"*{m.Groups[1].Value.Replace("*", "")}*");
        return quote ? $"> {text}" : text;
    }

    [GeneratedRegex(@"\*\*([^*\n]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w*])\*([^*\s][^*\n]*)\*(?![\w*])")]
    private static partial Regex Italic();

    [GeneratedRegex(@"~~([^~\n]+)~~")]
    private static partial Regex Strike();

    [GeneratedRegex(@"!?\[([^\]\n]+)\]\((https?://[^\s)|]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(\s*)[-*+] ")]
    private static partial Regex Item();

    [GeneratedRegex(@"^#{1,6} +(.+)$")]
    private static partial Regex Heading();
}
