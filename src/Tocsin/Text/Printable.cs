using System.Globalization;
using System.Text;

namespace Tocsin.Text;

/// <summary>
/// Text of users' files as it may stand in what is written: what a reader cannot see, or a parser cannot take, is made visible.
/// </summary>
public static class Printable
{
    /// <summary>
    /// The text with control characters as their pictures (ESC is ␛), and with characters that turn the direction of writing, which can
    /// make code look like other code (https://trojansource.codes), as their numbers. Line breaks and tabs stay; half a surrogate pair
    /// becomes U+FFFD. All of it is legal in XML 1.0.
    /// </summary>
    public static string Of(string text)
    {
        int first = FirstOdd(text);
        if (first < 0)
        {
            return text;
        }
        var builder = new StringBuilder(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                builder.Append(c).Append(text[++i]);
            }
            else
            {
                Append(builder, c);
            }
        }
        return builder.ToString();
    }

    /// <summary>In one line: line breaks are spaces.</summary>
    public static string Line(string text) => Of(text.ReplaceLineEndings(" "));

    private static void Append(StringBuilder builder, char c) => _ = c switch
    {
        '\n' or '\t' => builder.Append(c),
        '\r' => builder,
        < ' ' => builder.Append((char)('\u2400' + c)),
        '\u007F' => builder.Append('\u2421'),
        _ when Turns(c) || c is >= '\u0080' and <= '\u009F' or '\uFFFE' or '\uFFFF' =>
            builder.Append(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]"),
        _ when char.IsSurrogate(c) => builder.Append('\uFFFD'),
        _ => builder.Append(c),
    };

    private static bool Turns(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static int FirstOdd(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if ((c < ' ' && c is not ('\n' or '\t')) || c is (>= '\u007F' and <= '\u009F') or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c)
                || Turns(c))
            {
                return i;
            }
        }
        return -1;
    }
}
