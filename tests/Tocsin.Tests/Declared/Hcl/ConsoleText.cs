using System.Globalization;
using System.Text;
using Tocsin.Declared.Values;
using Tocsin.Tests.Declared.Functions;

namespace Tocsin.Tests.Declared.Hcl;

/// <summary>Writes values as terraform console does, with the names of what is not known.</summary>
internal static class ConsoleText
{
    public static string Write(Value value, int indent = 0) => value switch
    {
        Value.Null nothing => ConsoleFormat.Null(nothing.Type),
        Value.Unknown unknown => $"(unknown: {string.Join(", ", unknown.Names)})",
        Value.Boolean b => b.IsTrue ? "true" : "false",
        Value.Number n => n.Amount.ToString(),
        Value.String s => WriteText(s.Text, indent),
        Value.List list => $"tolist({WriteItems(list.Items, indent)})",
        Value.Set set => $"toset({WriteItems(set.Items, indent)})",
        Value.Tuple tuple => WriteItems(tuple.Items, indent),
        Value.Map map => $"tomap({WriteEntries(map.Entries, indent)})",
        Value.Object o => WriteEntries(o.Entries, indent),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string WriteItems(IReadOnlyList<Value> items, int indent) => items.Count == 0
        ? "[]"
        : $"[\n{string.Concat(items.Select(i => $"{Space(indent + 2)}{Write(i, indent + 2)},\n"))}{Space(indent)}]";

    private static string WriteEntries(Entries entries, int indent) => entries.Count == 0
        ? "{}"
        : string.Concat(entries.Select(e => $"{Space(indent + 2)}{Quote(e.Key)} = {Write(e.Value, indent + 2)}\n")) is var inside
            ? $"{{\n{inside}{Space(indent)}}}" : "";

    private static string WriteText(string text, int indent)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return Quote(text);
        }
        string marker = "EOT";
        while (text.Split('\n').Any(l => l.Trim() == marker))
        {
            marker += "_";
        }
        string lines = string.Concat(text.Split('\n').Select(l => $"{Space(indent)}{l}\n"));
        return $"<<{(indent > 0 ? "-" : "")}{marker}\n{lines}{Space(indent)}{marker}";
    }

    private static string Quote(string text)
    {
        var builder = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                < ' ' or 0x7f => builder.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                0xa0 => builder.Append("\\u00a0"),
                _ => builder.Append(rune),
            };
        }
        return builder.Append('"').ToString();
    }

    private static string Space(int count) => new(' ', count);
}
