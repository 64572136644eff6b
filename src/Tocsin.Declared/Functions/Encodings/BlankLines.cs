using System.Text.RegularExpressions;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>
/// Blank lines that open a block scalar and hold fewer spaces than its first line of text, which YAML takes (1.2, 8.1.1.1) and YamlDotNet
/// refuses. Their spaces are moved to the end of the header, where they mean nothing: the text is as long as before, and all that follows
/// is where it was.
/// </summary>
internal static partial class BlankLines
{
    public static string Emptied(string text)
    {
        if (!Opening().IsMatch(text))
        {
            return text;
        }
        var result = text.ToCharArray();
        int line = 0;
        while (line < text.Length)
        {
            int next = EndOf(text, line);
            line = Header().IsMatch(text[line..next]) ? Content(text, next, result) : next;
        }
        return new string(result);
    }

    /// <returns>Where the content of the block scalar ends whose header ends here.</returns>
    private static int Content(string text, int start, char[] result)
    {
        int first = start;
        int widest = 0;
        while (first < text.Length && Width(text, first) is var width && IsBlank(text, first))
        {
            widest = Math.Max(widest, width);
            first = EndOf(text, first);
        }
        int indent = first < text.Length ? Width(text, first) : 0;
        if (first > start && widest <= indent)
        {
            Move(text, start, first, result);
        }
        int line = first;
        while (line < text.Length && (IsBlank(text, line) || (indent > 0 && Width(text, line) >= indent)))
        {
            line = EndOf(text, line);
        }
        return line;
    }

    /// <summary>The header's line break and the blank lines: spaces first, then the breaks.</summary>
    private static void Move(string text, int start, int first, char[] result)
    {
        int header = start - 1;
        while (header > 0 && text[header - 1] == '\r')
        {
            header--;
        }
        string stretch = text[header..first];
        string moved = string.Concat(stretch.Where(c => c == ' ')) + string.Concat(stretch.Where(c => c != ' '));
        moved.CopyTo(0, result, header, moved.Length);
    }

    private static int EndOf(string text, int line) => text.IndexOf('\n', line) is var end and >= 0 ? end + 1 : text.Length;

    private static int Width(string text, int line)
    {
        int at = line;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
        return at - line;
    }

    private static bool IsBlank(string text, int line) =>
        line + Width(text, line) is var at && (at >= text.Length || text[at] is '\n' or '\r');

    [GeneratedRegex(@"[|>][-+0-9]{0,2}[ \t]*(#[^\n]*)?\r?\n[ \r\n]* \r?\n", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(^|[\s:-])[|>][-+0-9]{0,2}[ \t]*(#[^\n]*)?\r?\n\z", RegexOptions.NonBacktracking)]
    private static partial Regex Header();
}
