using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tocsin.Json;

/// <summary>
/// Writes <see cref="JsonValue"/>s compactly, members in their order, escaping only what JSON demands, as AWS does in events and policies;
/// half of a surrogate pair too, which has no bytes in UTF-8.
/// </summary>
public static class JsonWriter
{
    private static readonly SearchValues<char> NotItself = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Concat(['"', '\\']).Concat(Enumerable.Range(0xD800, 0x800)).Select(c => (char)c)]);

    public static string Write(JsonValue value)
    {
        var builder = new StringBuilder();
        Write(builder, value);
        return builder.ToString();
    }

    /// <summary>A JSON string with its quotes.</summary>
    public static string Quote(string text)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        AppendEscaped(builder, text);
        return builder.Append('"').ToString();
    }

    /// <summary>The inside of a JSON string, without the quotes.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(NotItself) < 0)
        {
            return text;
        }
        var builder = new StringBuilder(text.Length + 16);
        AppendEscaped(builder, text);
        return builder.ToString();
    }

    private static void Write(StringBuilder builder, JsonValue value)
    {
        switch (value)
        {
            case JsonValue.Object o:
                builder.Append('{');
                for (int i = 0; i < o.Members.Count; i++)
                {
                    builder.Append(i == 0 ? "\"" : ",\"");
                    AppendEscaped(builder, o.Members[i].Name);
                    builder.Append("\":");
                    Write(builder, o.Members[i].Value);
                }
                builder.Append('}');
                break;
            case JsonValue.Array a:
                builder.Append('[');
                for (int i = 0; i < a.Items.Count; i++)
                {
                    if (i > 0)
                    {
                        builder.Append(',');
                    }
                    Write(builder, a.Items[i]);
                }
                builder.Append(']');
                break;
            case JsonValue.String s:
                builder.Append('"');
                AppendEscaped(builder, s.Value);
                builder.Append('"');
                break;
            case JsonValue.Number n:
                builder.Append(n.Text);
                break;
            case JsonValue.Boolean b:
                builder.Append(b.Value ? "true" : "false");
                break;
            default:
                builder.Append("null");
                break;
        }
    }

    private static void AppendEscaped(StringBuilder builder, string text)
    {
        int at = 0;
        for (int plain; (plain = text.AsSpan(at).IndexOfAny(NotItself)) >= 0; at++)
        {
            builder.Append(text, at, plain);
            at += plain;
            char c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                builder.Append(c).Append(text[++at]);
                continue;
            }
            _ = c switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                '\b' => builder.Append("\\b"),
                '\f' => builder.Append("\\f"),
                < ' ' or (>= '\uD800' and <= '\uDFFF') => builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => builder.Append(c),
            };
        }
        builder.Append(text, at, text.Length - at);
    }
}
