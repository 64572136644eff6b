using System.Text;

namespace Tocsin.Patterns.Language;

/// <summary>Strings and their escapes, read from behind the opening quote.</summary>
internal readonly struct JsonStrings(JsonCursor cursor)
{
    public string Read(string atEnd, string what)
    {
        int from = cursor.Position;
        int to = cursor.Source.AsSpan(from).IndexOfAny('"', '\\');
        if (to >= 0 && cursor.Source[from + to] == '"' && !cursor.Source.AsSpan(from, to).ContainsAnyInRange('\0', '\u001F'))
        {
            cursor.Position = from + to + 1;
            return cursor.Source.Substring(from, to);
        }
        var builder = new StringBuilder();
        while (true)
        {
            if (cursor.Position >= cursor.Source.Length)
            {
                throw cursor.Broken($"Unexpected end-of-input{atEnd}");
            }
            char c = cursor.Source[cursor.Position++];
            switch (c)
            {
                case '"':
                    return builder.ToString();
                case '\\':
                    builder.Append(ReadEscape());
                    break;
                case < ' ':
                    throw cursor.Broken(
                        $"Illegal unquoted character ({JsonCursor.Describe(c)}): "
                        + $"has to be escaped using backslash to be included in {what}");
                default:
                    builder.Append(c);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        char c = NextInEscape();
        switch (c)
        {
            case 'b':
                return '\b';
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case '"' or '/' or '\\':
                return c;
            case 'u':
                break;
            default:
                throw cursor.Broken($"Unrecognized character escape {JsonCursor.Describe(c)}");
        }
        int unit = 0;
        for (int i = 0; i < 4; i++)
        {
            char digit = NextInEscape();
            if (!char.IsAsciiHexDigit(digit))
            {
                throw cursor.Unexpected(digit, "expected a hex-digit for character escape sequence");
            }
            unit = (unit << 4) | Convert.ToInt32(digit.ToString(), 16);
        }
        return (char)unit;
    }

    private char NextInEscape() => cursor.Position < cursor.Source.Length
        ? cursor.Source[cursor.Position++]
        : throw cursor.Broken("Unexpected end-of-input in character escape sequence");
}
