using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>The text of an input transformer, read once: where its placeholders stand, and whether inside JSON strings.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed partial class InputTemplate
{
    private InputTemplate(string text, ValueList<Placeholder> placeholders)
    {
        Text = text;
        Placeholders = placeholders;
        IsObject = text.AsSpan().TrimStart().StartsWith("{");
        IsLines = HoldsSeveralStrings(text);
        EscapedNames = Escaped().Matches(text).Select(m => m.Groups[1].Value).Distinct().ToValueList();
    }

    public string Text { get; }

    public ValueList<Placeholder> Placeholders { get; }

    /// <summary>
    /// An object template keeps the types of values and escapes strings; any other takes values as raw text (recorded on AWS 2026-09).
    /// </summary>
    public bool IsObject { get; }

    /// <summary>Several JSON strings, one behind the other: what it makes is text of several lines, which AWS does not check.</summary>
    public bool IsLines { get; }

    /// <summary>The names that <c>jsonencode</c> wrote as <c>\u003cname\u003e</c>, each once: AWS substitutes none of them.</summary>
    public ValueList<string> EscapedNames { get; }

    public static InputTemplate Parse(string text)
    {
        var placeholders = new List<Placeholder>();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '<' when NameAt(text, i) is { } name:
                    placeholders.Add(new Placeholder(name, i, quoted));
                    i += name.Length + 1;
                    break;
            }
        }
        return new InputTemplate(text, placeholders.ToValueList());
    }

    /// <summary>The template with something else in place of the placeholders; null leaves one as it is.</summary>
    public string Replace(Func<Placeholder, string?> with)
    {
        var builder = new StringBuilder(Text.Length);
        int at = 0;
        foreach (var placeholder in Placeholders)
        {
            builder.Append(Text, at, placeholder.Offset - at).Append(with(placeholder) ?? $"<{placeholder.Name}>");
            at = placeholder.End;
        }
        return builder.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>
    /// The template as JSON of the same length, a number in place of each bare <c>&lt;name&gt;</c>, so that what a JSON Pointer names in
    /// the message can be found in the template; null when it is no JSON.
    /// </summary>
    public static string? AsJson(string template)
    {
        string json = Parse(template).Replace(p => p.Quoted ? null : new string('1', p.Length));
        return JsonParser.Parse(json) is null ? null : json;
    }

    /// <summary>
    /// A JSON Pointer to the first string of the template that says <c>&lt;name&gt;</c>, escaped or not; null when none does or the
    /// template is no JSON.
    /// </summary>
    public string? PointerTo(string name) => PointerToText($"<{name}>");

    /// <summary>A JSON Pointer to the first string of the template that holds the text.</summary>
    public string? PointerToText(string text) =>
        AsJson(Text) is { } json && JsonParser.Parse(json) is { } root ? Find(root, "", text) : null;

    private static string? Find(JsonValue value, string pointer, string text) => value switch
    {
        JsonValue.String s => s.Value.Contains(text, StringComparison.Ordinal) ? pointer : null,
        JsonValue.Object o =>
            o.Members.Select(m => Find(m.Value, JsonPointer.Append(pointer, m.Name), text)).FirstOrDefault(p => p is not null),
        JsonValue.Array a =>
            a.Items.Select((item, i) => Find(item, JsonPointer.Append(pointer, i), text)).FirstOrDefault(p => p is not null),
        _ => null,
    };

    private static string? NameAt(string text, int open)
    {
        int at = open + 1;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.'))
        {
            at++;
        }
        return at > open + 1 && at < text.Length && text[at] == '>' ? text[(open + 1)..at] : null;
    }

    private static bool HoldsSeveralStrings(string text)
    {
        int strings = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] is ' ' or '\t' or '\n' or '\r')
            {
                continue;
            }
            int end = text[at] == '"' ? EndOfString(text, at) : -1;
            if (end < 0 || JsonParser.Parse(text[at..(end + 1)]) is null)
            {
                return false;
            }
            strings++;
            at = end;
        }
        return strings > 1;
    }

    private static int EndOfString(string text, int open)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i;
            }
        }
        return -1;
    }

    [GeneratedRegex(@"\\u003c([A-Za-z0-9_.-]+)\\u003e", RegexOptions.IgnoreCase)]
    private static partial Regex Escaped();
}
