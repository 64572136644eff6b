using System.Globalization;
using System.Text;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>
/// Values as YAML, byte for byte as Terraform writes it: block style, sorted keys, every string in double quotes or, when it has lines, as
/// a literal block.
/// </summary>
/// <remarks>Recorded with terraform console 1.11.4. Long double-quoted strings are folded after column 80.</remarks>
internal sealed class YamlWriting
{
    private const int Width = 80;
    private const int LongestSimpleKey = 128;

    private readonly StringBuilder output = new();
    private int lineStart;

    /// <summary>Unknown values become strings that hold their marks.</summary>
    public static string Write(Value value)
    {
        var writing = new YamlWriting();
        bool isPlain = value is Value.Null or Value.Boolean or Value.Number;
        writing.WriteNode(value, 0, 0);
        writing.EndLine();
        return writing.output.Append(isPlain ? "...\n" : "").ToString();
    }

    /// <param name="value">Written where the output stands: behind a dash or a key, or at the beginning.</param>
    /// <param name="indent">Of the collection that holds it: what continues on further lines is indented two more.</param>
    /// <param name="inner">Of its own items, when it is a collection.</param>
    private void WriteNode(Value value, int indent, int inner)
    {
        switch (value)
        {
            case Value.Null:
                output.Append("null");
                break;
            case Value.Boolean b:
                output.Append(b.IsTrue ? "true" : "false");
                break;
            case Value.Number n:
                output.Append(n.Amount);
                break;
            case Value.Unknown unknown:
                WriteText(unknown.Mark, indent + 2, mayFold: true);
                break;
            case Value.String s:
                WriteText(s.Text, indent + 2, mayFold: true);
                break;
            case { Members: { Count: > 0 } members }:
                WriteMapping(members, inner);
                break;
            case { Elements: { Count: > 0 } items }:
                WriteSequence(items, inner);
                break;
            default:
                output.Append(value.Members is null ? "[]" : "{}");
                break;
        }
    }

    private void WriteMapping(Entries members, int indent)
    {
        for (int i = 0; i < members.Count; i++)
        {
            StartItem(i, indent);
            var (key, value) = members[i];
            bool isSimple = !key.Contains('\n') && key.Length <= LongestSimpleKey;
            if (isSimple)
            {
                WriteText(key, indent + 2, mayFold: false);
            }
            else
            {
                output.Append("? ");
                WriteText(key, indent + 2, mayFold: true);
                EndLine();
                output.Append(' ', indent);
            }
            output.Append(':');
            if (value.Members is { Count: > 0 } || value.Elements is { Count: > 0 })
            {
                // A sequence in a mapping is not indented further, a mapping is.
                int inner = value.Members is null ? indent : indent + 2;
                EndLine();
                output.Append(' ', inner);
                WriteNode(value, indent, inner);
            }
            else
            {
                output.Append(' ');
                WriteNode(value, indent, indent);
            }
        }
    }

    private void WriteSequence(IReadOnlyList<Value> items, int indent)
    {
        for (int i = 0; i < items.Count; i++)
        {
            StartItem(i, indent);
            output.Append("- ");
            WriteNode(items[i], indent, indent + 2);
        }
    }

    private void StartItem(int index, int indent)
    {
        if (index > 0)
        {
            EndLine();
            output.Append(' ', indent);
        }
    }

    private void EndLine()
    {
        output.Append('\n');
        lineStart = output.Length;
    }

    private void WriteText(string text, int indent, bool mayFold)
    {
        if (mayFold && IsBlock(text))
        {
            WriteBlock(text, indent);
        }
        else
        {
            WriteQuoted(text, indent, mayFold);
        }
    }

    private static bool IsBlock(string text) =>
        text.Contains('\n') && !text.Contains(" \n", StringComparison.Ordinal) && text[^1] != ' '
        && text.All(
            c => c is '\n' or (>= ' ' and <= '~')
                or (>= '\u00a0' and not ('\u2028' or '\u2029' or '\ufeff') and not (>= '\ud800' and <= '\udfff')));

    private void WriteBlock(string text, int indent)
    {
        output.Append('|').Append(text[0] is ' ' or '\n' ? "2" : "");
        output.Append(!text.EndsWith('\n') ? "-" : text.Length == 1 || text.EndsWith("\n\n", StringComparison.Ordinal) ? "+" : "");
        string[] lines = text.Split('\n');
        int count = text.EndsWith('\n') ? lines.Length - 1 : lines.Length;
        foreach (string line in lines.Take(count))
        {
            EndLine();
            output.Append(' ', line.Length > 0 ? indent : 0).Append(line);
        }
    }

    private void WriteQuoted(string text, int indent, bool mayFold)
    {
        output.Append('"');
        bool wasSpace = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ' ')
            {
                if (mayFold && !wasSpace && output.Length - lineStart > Width && i > 0 && i < text.Length - 1)
                {
                    EndLine();
                    output.Append(' ', indent).Append(text[i + 1] == ' ' ? "\\" : "");
                }
                else
                {
                    output.Append(' ');
                }
                wasSpace = true;
                continue;
            }
            wasSpace = false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                output.Append(CultureInfo.InvariantCulture, $"\\U{char.ConvertToUtf32(c, text[i + 1]):X8}");
                i++;
                continue;
            }
            _ = c switch
            {
                '\0' => output.Append("\\0"),
                '\a' => output.Append("\\a"),
                '\b' => output.Append("\\b"),
                '\t' => output.Append("\\t"),
                '\n' => output.Append("\\n"),
                '\v' => output.Append("\\v"),
                '\f' => output.Append("\\f"),
                '\r' => output.Append("\\r"),
                '\e' => output.Append("\\e"),
                '"' => output.Append("\\\""),
                '\\' => output.Append("\\\\"),
                '\u0085' => output.Append("\\N"),
                '\u2028' => output.Append("\\L"),
                '\u2029' => output.Append("\\P"),
                < ' ' or (>= '\x7f' and < '\u00a0') => output.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}"),
                '\ufeff' or (>= '\ud800' and <= '\udfff') or '\ufffe' or '\uffff' =>
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => output.Append(c),
            };
        }
        output.Append('"');
    }
}
