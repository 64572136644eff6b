using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Corrections as edits of files.</summary>
/// <remarks>
/// An edit is made only where the file says, character by character, what the correction expects: the text itself, with or without its
/// quotes, or a name right before its value. A value that went through a function or an interpolation is found at a span that reads
/// otherwise, and so is never edited.
/// </remarks>
internal static class Edits
{
    private const string Encoding = "jsonencode(";

    /// <summary>The edits of all corrections, or none: half a correction is none.</summary>
    public static ValueList<Edit> Of(ValueList<Correction> corrections, Locate locate)
    {
        var edits = new List<Edit>();
        foreach (var correction in corrections)
        {
            var made = locate(correction.Where)?.Span is { } span ? EditsOf(correction, span).ToList() : [];
            if (made.Count == 0)
            {
                return [];
            }
            edits.AddRange(made);
        }
        return edits.ToValueList();
    }

    private static IEnumerable<Edit> EditsOf(Correction correction, Span span) => correction switch
    {
        Correction.Text text when IsPlain(text.To) => Replace(span, text.From, text.To),
        Correction.Name name when IsPlain(name.To) && NameBefore(span, name.From) is { } at => [new Edit(at, name.To)],
        Correction.Unescaped when span.Content.StartsWith(Encoding, StringComparison.Ordinal) && span.Content.EndsWith(')') =>
        [
            new Edit(span with { End = span.Start }, "replace(replace("),
            new Edit(span with { Start = span.End }, """, "\\u003c", "<"), "\\u003e", ">")"""),
        ],
        _ => [],
    };

    private static IEnumerable<Edit> Replace(Span span, string from, string to) =>
        span.Content == from ? [new Edit(span, to)]
        : span.Content == $"\"{from}\"" ? [new Edit(span with { Start = span.Start + 1, End = span.End - 1 }, to)]
        : [];

    /// <summary>The name of a member whose value begins at the span: <c>name =</c>, <c>"name" =</c>, <c>"name":</c>.</summary>
    private static Span? NameBefore(Span value, string name)
    {
        var before = value.Source.Text.AsSpan(0, value.Start).TrimEnd();
        if (before is not [.., '=' or ':'])
        {
            return null;
        }
        before = before[..^1].TrimEnd();
        bool quoted = before is [.., '"'];
        before = quoted ? before[..^1] : before;
        if (!before.EndsWith(name))
        {
            return null;
        }
        int start = before.Length - name.Length;
        bool whole = start == 0 || (quoted ? before[start - 1] == '"'
            : !char.IsLetterOrDigit(before[start - 1]) && before[start - 1] is not ('_' or '-' or '.'));
        return whole ? value with { Start = start, End = start + name.Length } : null;
    }

    /// <summary>Nothing in it that a string of Terraform, JSON or YAML would take for something else.</summary>
    private static bool IsPlain(string text) =>
        text.All(c => c is >= ' ' and <= '~' and not ('"' or '\\' or '%' or '\'')) && !text.Contains("${", StringComparison.Ordinal);
}
