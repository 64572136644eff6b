using System.Buffers;
using System.Globalization;
using System.Text;
using Tocsin.Text;

namespace Tocsin.Json;

/// <summary>Why a text is not JSON. <paramref name="Offset"/> is the UTF-16 offset of the offending character.</summary>
public sealed record JsonError(string Message, int Offset);

/// <summary>Reads strict JSON (RFC 8259) into <see cref="JsonValue"/>s. Never throws on input; depth is bounded.</summary>
public static class JsonParser
{
    /// <summary>
    /// The depth that EventBridge accepts in an event: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
    /// </summary>
    public const int MaximumDepth = 1000;

    /// <returns>True with the value, or false with the error; one of the two is always set.</returns>
    public static bool TryParse(string text, out JsonValue value, out JsonError error)
    {
        var reader = new Reader(text);
        JsonValue? parsed = reader.ReadDocument();
        value = parsed!;
        error = reader.Error!;
        return parsed is not null;
    }

    /// <summary>The value, or null when the text is not JSON.</summary>
    public static JsonValue? Parse(string text) => TryParse(text, out var value, out _) ? value : null;

    private sealed class Reader(string text)
    {
        private static readonly SearchValues<char> NotItself =
            SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

        private int at;

        public JsonError? Error { get; private set; }

        public JsonValue? ReadDocument()
        {
            JsonValue? value = ReadValue(0);
            if (value is null)
            {
                return null;
            }
            SkipSpace();
            return at == text.Length ? value : Fail("text follows the end of the JSON value");
        }

        private JsonValue? ReadValue(int depth)
        {
            SkipSpace();
            if (depth > MaximumDepth)
            {
                return Fail($"nested deeper than {MaximumDepth}");
            }
            int start = at;
            return Peek() switch
            {
                '{' => ReadObject(depth) is { } members ? new JsonValue.Object(members) { Start = start, End = at } : null,
                '[' => ReadArray(depth) is { } items ? new JsonValue.Array(items) { Start = start, End = at } : null,
                '"' => ReadString() is { } s ? new JsonValue.String(s) { Start = start, End = at } : null,
                '-' or (>= '0' and <= '9') => ReadNumber() is { } digits ? new JsonValue.Number(digits) { Start = start, End = at } : null,
                't' => ReadWord("true") ? new JsonValue.Boolean(true) { Start = start, End = at } : null,
                'f' => ReadWord("false") ? new JsonValue.Boolean(false) { Start = start, End = at } : null,
                'n' => ReadWord("null") ? new JsonValue.Null { Start = start, End = at } : null,
                '\0' when at >= text.Length => Fail("the text ends where a value is expected"),
                var c => Fail($"unexpected character '{c}'"),
            };
        }

        private ValueList<JsonMember>? ReadObject(int depth)
        {
            var members = new List<JsonMember>();
            at++;
            SkipSpace();
            if (Peek() == '}')
            {
                at++;
                return [];
            }
            while (true)
            {
                SkipSpace();
                int nameStart = at;
                if (Peek() != '"')
                {
                    Fail("a member name in double quotes is expected");
                    return null;
                }
                if (ReadString() is not { } name)
                {
                    return null;
                }
                SkipSpace();
                if (Peek() != ':')
                {
                    Fail("':' is expected after a member name");
                    return null;
                }
                at++;
                if (ReadValue(depth + 1) is not { } value)
                {
                    return null;
                }
                members.Add(new JsonMember(name, value, nameStart));
                SkipSpace();
                char next = Peek();
                at++;
                if (next == '}')
                {
                    return members.ToValueList();
                }
                if (next != ',')
                {
                    at--;
                    Fail("',' or '}' is expected");
                    return null;
                }
            }
        }

        private ValueList<JsonValue>? ReadArray(int depth)
        {
            var items = new List<JsonValue>();
            at++;
            SkipSpace();
            if (Peek() == ']')
            {
                at++;
                return [];
            }
            while (true)
            {
                if (ReadValue(depth + 1) is not { } value)
                {
                    return null;
                }
                items.Add(value);
                SkipSpace();
                char next = Peek();
                at++;
                if (next == ']')
                {
                    return items.ToValueList();
                }
                if (next != ',')
                {
                    at--;
                    Fail("',' or ']' is expected");
                    return null;
                }
            }
        }

        private string? ReadString()
        {
            int start = at++;
            StringBuilder? unescaped = null;
            for (int length; (length = text.AsSpan(at).IndexOfAny(NotItself)) >= 0;)
            {
                var plain = text.AsSpan(at, length);
                at += length;
                switch (text[at])
                {
                    case '"':
                        at++;
                        return unescaped is null ? plain.ToString() : unescaped.Append(plain).ToString();
                    case '\\':
                        at++;
                        unescaped ??= new StringBuilder();
                        unescaped.Append(plain);
                        if (!ReadEscape(unescaped))
                        {
                            return null;
                        }
                        break;
                    default:
                        Fail("a control character must be escaped inside a string");
                        return null;
                }
            }
            at = start;
            Fail("a string is not closed");
            return null;
        }

        private bool ReadEscape(StringBuilder builder)
        {
            char c = Peek();
            at++;
            char plain = c switch
            {
                '"' or '\\' or '/' => c,
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => '\0',
            };
            if (plain != '\0')
            {
                builder.Append(plain);
                return true;
            }
            // Numbers are parsed with NUL characters behind them as if these were not there.
            if (c == 'u' && at + 4 <= text.Length && !text.AsSpan(at, 4).Contains('\0')
                && ushort.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
            {
                at += 4;
                builder.Append((char)unit);
                return true;
            }
            at -= 2;
            Fail("unknown escape in a string");
            return false;
        }

        private string? ReadNumber()
        {
            int start = at;
            if (Peek() == '-')
            {
                at++;
            }
            if (Peek() == '0')
            {
                at++;
            }
            else if (!SkipDigits())
            {
                Fail("a digit is expected");
                return null;
            }
            if (Peek() == '.')
            {
                at++;
                if (!SkipDigits())
                {
                    Fail("a digit is expected after '.'");
                    return null;
                }
            }
            if (Peek() is 'e' or 'E')
            {
                at++;
                if (Peek() is '+' or '-')
                {
                    at++;
                }
                if (!SkipDigits())
                {
                    Fail("a digit is expected in the exponent");
                    return null;
                }
            }
            return text[start..at];
        }

        private bool SkipDigits()
        {
            int start = at;
            while (char.IsAsciiDigit(Peek()))
            {
                at++;
            }
            return at > start;
        }

        private bool ReadWord(string word)
        {
            if (!text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                Fail($"unexpected character '{Peek()}'");
                return false;
            }
            at += word.Length;
            return true;
        }

        private void SkipSpace()
        {
            while (Peek() is ' ' or '\t' or '\n' or '\r')
            {
                at++;
            }
        }

        private char Peek() => at < text.Length ? text[at] : '\0';

        private JsonValue? Fail(string message)
        {
            Error ??= new JsonError(message, Math.Min(at, text.Length));
            return null;
        }
    }
}
