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
            JsonValue? value = Peek() switch
            {
                '{' => ReadObject(depth),
                '[' => ReadArray(depth),
                '"' => ReadString() is { } s ? new JsonValue.String(s) : null,
                '-' or (>= '0' and <= '9') => ReadNumber(),
                't' => ReadWord("true", new JsonValue.Boolean(true)),
                'f' => ReadWord("false", new JsonValue.Boolean(false)),
                'n' => ReadWord("null", new JsonValue.Null()),
                '\0' when at >= text.Length => Fail("the text ends where a value is expected"),
                var c => Fail($"unexpected character '{c}'"),
            };
            return value is null ? null : value with { Start = start, End = at };
        }

        private JsonValue? ReadObject(int depth)
        {
            var members = new List<JsonMember>();
            at++;
            SkipSpace();
            if (Peek() == '}')
            {
                at++;
                return new JsonValue.Object([]);
            }
            while (true)
            {
                SkipSpace();
                int nameStart = at;
                if (Peek() != '"')
                {
                    return Fail("a member name in double quotes is expected");
                }
                if (ReadString() is not { } name)
                {
                    return null;
                }
                SkipSpace();
                if (Peek() != ':')
                {
                    return Fail("':' is expected after a member name");
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
                    return new JsonValue.Object(members.ToValueList());
                }
                if (next != ',')
                {
                    at--;
                    return Fail("',' or '}' is expected");
                }
            }
        }

        private JsonValue? ReadArray(int depth)
        {
            var items = new List<JsonValue>();
            at++;
            SkipSpace();
            if (Peek() == ']')
            {
                at++;
                return new JsonValue.Array([]);
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
                    return new JsonValue.Array(items.ToValueList());
                }
                if (next != ',')
                {
                    at--;
                    return Fail("',' or ']' is expected");
                }
            }
        }

        private string? ReadString()
        {
            var builder = new StringBuilder();
            int start = at++;
            while (at < text.Length)
            {
                char c = text[at++];
                switch (c)
                {
                    case '"':
                        return builder.ToString();
                    case '\\':
                        if (!ReadEscape(builder))
                        {
                            return null;
                        }
                        break;
                    case < ' ':
                        at--;
                        Fail("a control character must be escaped inside a string");
                        return null;
                    default:
                        builder.Append(c);
                        break;
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

        private JsonValue? ReadNumber()
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
                return Fail("a digit is expected");
            }
            if (Peek() == '.')
            {
                at++;
                if (!SkipDigits())
                {
                    return Fail("a digit is expected after '.'");
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
                    return Fail("a digit is expected in the exponent");
                }
            }
            return new JsonValue.Number(text[start..at]);
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

        private JsonValue? ReadWord(string word, JsonValue value)
        {
            if (!text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                return Fail($"unexpected character '{Peek()}'");
            }
            at += word.Length;
            return value;
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
