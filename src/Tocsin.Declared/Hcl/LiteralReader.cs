using System.Globalization;
using System.Text;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Reads the literal text of templates with its escapes.</summary>
internal sealed class LiteralReader(Cursor cursor)
{
    /// <summary>Literal text up to the next sequence, the closing quote or, outside of quotes, behind the next newline.</summary>
    public TemplateToken.Text Read(bool quoted)
    {
        string text = cursor.Text;
        int start = cursor.At;
        int at = start;
        int verbatim = start;
        var runs = new List<TextRun>();
        while (at < text.Length)
        {
            char c = text[at];
            if (quoted && c is '"' or '\n' or '\r')
            {
                break;
            }
            if (c is '$' or '%' && at + 1 < text.Length)
            {
                if (text[at + 1] == '{')
                {
                    break;
                }
                if (text[at + 1] == c && at + 2 < text.Length && text[at + 2] == '{')
                {
                    TakeVerbatim(at);
                    runs.Add(new TextRun($"{c}{{", cursor.SpanOf(at, at + 3)));
                    verbatim = at += 3;
                    continue;
                }
            }
            if (quoted && c == '\\')
            {
                TakeVerbatim(at);
                (string value, int length) = ReadEscape(at);
                runs.Add(new TextRun(value, cursor.SpanOf(at, at + length)));
                verbatim = at += length;
                continue;
            }
            at++;
            if (!quoted && c == '\n')
            {
                break;
            }
        }
        TakeVerbatim(at);
        cursor.MoveTo(at);
        return new TemplateToken.Text(cursor.SpanFrom(start), runs);

        void TakeVerbatim(int end)
        {
            while (verbatim < end)
            {
                int stretch = cursor.EndOfStretch(verbatim, end);
                runs.Add(new TextRun(text[verbatim..stretch], cursor.SpanOf(verbatim, stretch)));
                verbatim = stretch;
            }
        }
    }

    private (string Value, int Length) ReadEscape(int at)
    {
        string text = cursor.Text;
        char selector = at + 1 < text.Length ? text[at + 1] : '\0';
        switch (selector)
        {
            case 'n':
                return ("\n", 2);
            case 'r':
                return ("\r", 2);
            case 't':
                return ("\t", 2);
            case '"':
                return ("\"", 2);
            case '\\':
                return ("\\", 2);
            case 'u' or 'U':
                int digits = selector == 'u' ? 4 : 8;
                if (at + 2 + digits <= text.Length
                    && uint.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                        out uint code)
                    && Rune.TryCreate(code, out var rune))
                {
                    return (rune.ToString(), 2 + digits);
                }
                cursor.Report(FindingCode.InvalidSyntax, cursor.SpanOf(at, at + 2),
                    $"'\\{selector}' is followed by no {digits} hexadecimal digits of a character.",
                    selector == 'u' ? "\\u00e9; characters past U+FFFF are written \\U0001f6a8." : "\\U0001f6a8");
                return ("\\" + selector, 2);
            default:
                int length = selector is '\0' or '\n' or '\r' ? 1 : char.IsHighSurrogate(selector) && at + 2 < text.Length ? 3 : 2;
                cursor.Report(FindingCode.InvalidSyntax, cursor.SpanOf(at, at + length),
                    $"'{text.AsSpan(at, length)}' is no escape sequence.",
                    "Known are \\n \\r \\t \\\" \\\\ \\uNNNN \\UNNNNNNNN; write '\\\\' for a backslash.");
                return (text[(at + 1)..(at + length)], length);
        }
    }
}
