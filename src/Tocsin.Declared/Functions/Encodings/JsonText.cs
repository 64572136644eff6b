using System.Globalization;
using System.Text;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>
/// Values as JSON, byte for byte as Terraform writes it: keys sorted, and <c>&lt; &gt; &amp;</c> escaped, which is what breaks EventBridge
/// placeholders.
/// </summary>
internal static class JsonText
{
    /// <summary>
    /// Unknown values become strings that hold their marks. The value does not nest deeper than <see cref="Values.Limits.MaximumDepth"/>.
    /// </summary>
    public static string Write(Value value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        Quote(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Value value)
    {
        switch (value)
        {
            case Value.Null:
                text.Append("null");
                break;
            case Value.Boolean b:
                text.Append(b.IsTrue ? "true" : "false");
                break;
            case Value.Number n:
                text.Append(n.Amount);
                break;
            case Value.String s:
                Quote(text, s.Text);
                break;
            case Value.Unknown unknown:
                Quote(text, unknown.Mark);
                break;
            case { Members: { } members }:
                text.Append('{');
                for (int i = 0; i < members.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    Quote(text, members[i].Key);
                    text.Append(':');
                    Write(text, members[i].Value);
                }
                text.Append('}');
                break;
            case { Elements: { } items }:
                text.Append('[');
                for (int i = 0; i < items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    Write(text, items[i]);
                }
                text.Append(']');
                break;
        }
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
