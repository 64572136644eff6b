using System.Text;
using Tocsin.Text;

namespace Tocsin.Cli.Formats;

/// <summary>Text of users' files inside GitHub's and GitLab's Markdown: it is shown, and does nothing.</summary>
internal static class MarkdownText
{
    /// <summary>In a sentence: no emphasis, link, HTML, mention or reference comes of it.</summary>
    public static string Of(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        foreach (char c in Printable.Line(text))
        {
            _ = c switch
            {
                '&' => builder.Append("&amp;"),
                '<' => builder.Append("&lt;"),
                '>' => builder.Append("&gt;"),
                // A mention or reference is found in the text that escapes have left; a space of no width breaks it.
                '@' or '#' => builder.Append(c).Append("&#8203;"),
                ':' => builder.Append("&#58;"),
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '+' or '!' or '|' or '~' or '$' or '^' =>
                    builder.Append('\\').Append(c),
                _ => builder.Append(c),
            };
        }
        return builder.ToString();
    }

    /// <summary>In a table's cell or a sentence, as code.</summary>
    public static string Code(string text)
    {
        string line = Printable.Line(text).Replace('|', '¦');
        string fence = new('`', LongestRun(line) + 1);
        string space = line.StartsWith('`') || line.EndsWith('`') || line.Length == 0 ? " " : "";
        return $"{fence}{space}{line}{space}{fence}";
    }

    /// <summary>A block of code whose fence nothing inside can close.</summary>
    public static string Block(string language, string code)
    {
        string text = Printable.Of(code).TrimEnd('\n');
        string fence = new('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}{language}\n{text}\n{fence}\n";
    }

    private static int LongestRun(string text)
    {
        int longest = 0, run = 0;
        foreach (char c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
