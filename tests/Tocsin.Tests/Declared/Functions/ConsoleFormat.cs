using System.Globalization;
using System.Text;
using Tocsin.Declared.Values;

namespace Tocsin.Tests.Declared.Functions;

/// <summary>Values as <c>terraform console</c> prints them.</summary>
internal static class ConsoleFormat
{
    public static string Write(Value value, int indent = 0) => value switch
    {
        Value.Null nothing => Null(nothing.Type),
        Value.Unknown => "(known after apply)",
        Value.Boolean b => b.IsTrue ? "true" : "false",
        Value.Number n => n.Amount.ToString(),
        Value.String s when s.Text.Contains('\n') => Heredoc(s.Text, indent),
        Value.String s => Quote(s.Text),
        Value.List list => $"tolist({Items(list.Items, indent)})",
        Value.Set set => $"toset({Items(set.Items, indent)})",
        Value.Map map => $"tomap({Members(map.Entries, indent)})",
        Value.Tuple tuple => Items(tuple.Items, indent),
        _ => Members(value.Members!, indent),
    };

    internal static string Null(TerraformType type) => type switch
    {
        TerraformType.Primitive p => $"to{p.Name}(null)",
        TerraformType.List or TerraformType.Set or TerraformType.Map =>
            $"to{type.FriendlyName.Split(' ')[0]}(null) /* of {type.Parts.First().FriendlyName} */",
        TerraformType.Object or TerraformType.Tuple => $"null /* {type.FriendlyName} */",
        _ => "null",
    };

    private static string Items(IReadOnlyList<Value> items, int indent) => items.Count == 0
        ? "[]"
        : $"[\n{string.Concat(items.Select(i => $"{Space(indent + 2)}{Write(i, indent + 2)},\n"))}{Space(indent)}]";

    private static string Members(Entries members, int indent) => members.Count == 0
        ? "{}"
        : string.Concat(members.Select(m => $"{Space(indent + 2)}{Key(m.Key, indent + 2)} = {Write(m.Value, indent + 2)}\n")) is var inside
            ? $"{{\n{inside}{Space(indent)}}}" : "";

    private static string Key(string text, int indent) => text.Contains('\n') ? Heredoc(text, indent) : Quote(text);

    private static string Heredoc(string text, int indent)
    {
        string marker = "EOT";
        while (text.Split('\n').Any(l => l.Trim() == marker))
        {
            marker += "_";
        }
        return indent == 0
            ? $"<<{marker}\n{text}\n{marker}"
            : $"<<-{marker}\n{string.Concat(text.Split('\n').Select(line => $"{Space(indent)}{line}\n"))}{Space(indent)}{marker}";
    }

    private static string Space(int count) => new(' ', count);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                ' ' => " ",
                < ' ' or 0x7f => $"\\x{rune.Value:x2}",
                _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned =>
                        $"\\u{rune.Value:x4}",
                _ => rune.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }
}
