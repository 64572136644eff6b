using System.Text;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Json;

namespace Tocsin.Declared.Resources;

/// <summary>
/// Writes a policy as the provider does: known members in its order, others by name, <c>&lt; &gt; &amp;</c> escaped. An unknown value
/// becomes text that holds its mark.
/// </summary>
internal static class PolicyText
{
    private static readonly string[] Order = [
        "Version", "Id", "Statement", "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal",
        "Condition"];

    public static string Indented(Value document) => Write(new StringBuilder(), document, 0, 0).ToString();

    public static string Compact(Value document) => Write(new StringBuilder(), document, 0, null).ToString();

    /// <param name="depth">0 is the document, 2 a statement: only their members have an order of their own.</param>
    /// <param name="indent">Null writes all on one line.</param>
    private static StringBuilder Write(StringBuilder text, Value value, int depth, int? indent)
    {
        if (value.Members is { } members)
        {
            var ordered = depth is 0 or 2
                ? members.OrderBy(m => Array.IndexOf(Order, m.Key) is >= 0 and var at ? at : Order.Length).ToArray()
                : members.ToArray();
            return Bracket(
                text, '{', '}', ordered, indent,
                m => Write(Quote(text, m.Key).Append(indent is null ? ":" : ": "), m.Value, depth + 1, indent + 2));
        }
        return value.Elements is { } items
            ? Bracket(text, '[', ']', items.ToArray(), indent, i => Write(text, i, depth + 1, indent + 2))
            : Quote(text, value.ToText() ?? "");
    }

    private static StringBuilder Bracket<T>(StringBuilder text, char open, char close, T[] items, int? indent, Action<T> write)
    {
        text.Append(open);
        for (int i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ",");
            NewLine(text, indent + 2);
            write(items[i]);
        }
        NewLine(text, items.Length == 0 ? null : indent);
        return text.Append(close);
    }

    private static void NewLine(StringBuilder text, int? indent)
    {
        if (indent is { } columns)
        {
            text.Append('\n').Append(' ', columns);
        }
    }

    private static StringBuilder Quote(StringBuilder text, string content) => text.Append(
        JsonWriter.Quote(content).Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal));
}
