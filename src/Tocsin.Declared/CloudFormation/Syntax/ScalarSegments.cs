using System.Globalization;
using System.Text;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation.Syntax;

/// <summary>
/// Which stretch of a text was written where: YAML strips indentation, folds lines and reads escapes, JSON reads escapes.
/// </summary>
internal static class ScalarSegments
{
    /// <summary>A text written line by line as it is: plain, literal, folded, in single quotes.</summary>
    /// <param name="start">The first character of the content; of a block scalar, of the line behind its header.</param>
    public static ValueList<Segment> OfLines(string value, SourceText source, int start, int end)
    {
        var segments = new List<Segment>();
        int at = 0;
        foreach (var (from, to) in Pieces(source.Text, start, end))
        {
            int found = value.AsSpan(at).IndexOf(source.Text.AsSpan(from, to - from), StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }
            at += found;
            segments.Add(new Segment(at, at + to - from, new Span(source, from, to)));
            at += to - from;
        }
        return segments.ToValueList();
    }

    /// <summary>A text in double quotes, with the escapes of JSON and YAML.</summary>
    /// <param name="start">The opening quote.</param>
    /// <returns>None when what is read here is not the value that the reader made of it.</returns>
    public static ValueList<Segment> OfQuoted(string value, SourceText source, int start, int end)
    {
        var segments = new List<Segment>();
        var text = new StringBuilder(value.Length);
        int at = start + 1;
        while (at < end - 1)
        {
            int from = at;
            int before = text.Length;
            char c = source.Text[at];
            if (c == '\\')
            {
                at += 1 + Escape(text, source.Text, at + 1, end);
            }
            else if (c is '\n' or '\r' && text.Length <= value.Length)
            {
                at = Fold(text, value, source.Text, at, end);
            }
            else
            {
                while (at < end - 1 && source.Text[at] is not ('\\' or '\n' or '\r'))
                {
                    at++;
                }
                text.Append(source.Text, from, at - from);
            }
            if (text.Length > before)
            {
                segments.Add(new Segment(before, text.Length, new Span(source, from, at)));
            }
        }
        return text.Equals(value) ? segments.ToValueList() : [];
    }

    /// <summary>The content of each line without the white space around it, cut where a quote is doubled.</summary>
    private static IEnumerable<(int From, int To)> Pieces(string text, int start, int end)
    {
        for (int line = start; line < end;)
        {
            int next = text.IndexOf('\n', line, end - line);
            int stop = next < 0 ? end : next;
            int from = line;
            int to = stop;
            while (from < to && text[from] is ' ' or '\t')
            {
                from++;
            }
            while (to > from && text[to - 1] is ' ' or '\t' or '\r')
            {
                to--;
            }
            for (int quote; (quote = text.IndexOf("''", from, to - from, StringComparison.Ordinal)) >= 0; from = quote + 2)
            {
                yield return (from, quote + 1);
            }
            if (to > from)
            {
                yield return (from, to);
            }
            line = stop + 1;
        }
    }

    /// <summary>
    /// A line break inside quotes is a space, or as many breaks as empty lines follow it; the white space around it is none.
    /// </summary>
    private static int Fold(StringBuilder text, string value, string source, int at, int end)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\t')
        {
            text.Length--;
        }
        while (at < end - 1 && char.IsWhiteSpace(source[at]))
        {
            at++;
        }
        if (text.Length < value.Length && value[text.Length] == ' ')
        {
            text.Append(' ');
        }
        while (text.Length < value.Length && value[text.Length] == '\n')
        {
            text.Append('\n');
        }
        return at;
    }

    /// <returns>How many characters the escape has behind its backslash.</returns>
    private static int Escape(StringBuilder text, string source, int at, int end)
    {
        char c = at < end ? source[at] : '\0';
        int digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0 && at + digits < end
            && int.TryParse(source.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            _ = code > char.MaxValue && Rune.IsValid(code) ? text.Append(new Rune(code).ToString()) : text.Append((char)code);
            return 1 + digits;
        }
        if (c is '\n' or '\r')
        {
            int length = 0;
            while (at + length < end && char.IsWhiteSpace(source[at + length]))
            {
                length++;
            }
            return length;
        }
        text.Append(c switch
        {
            'n' =>
                '\n', 't' =>
                    '\t', 'r' =>
                        '\r', 'b' =>
                            '\b', 'f' => '\f', '0' => '\0', 'a' => '\a', 'v' => '\v', 'e' => '\u001b', '_' => '\u00a0', 'N' => '\u0085',
            'L' => '\u2028', 'P' => '\u2029', _ => c,
        });
        return 1;
    }
}
