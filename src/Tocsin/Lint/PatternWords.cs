using Tocsin.Patterns;
using Tocsin.Patterns.Language;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>What the plain values of a pattern mean: documented, misspelt, or of something that is not known here.</summary>
internal static class PatternWords
{
    /// <summary>
    /// The alternative names sources and detail-types one by one, and all of them are in the table or slips of such: what it can match is
    /// known.
    /// </summary>
    public static bool AreKnown(FieldTests[] fields) =>
        fields.FirstOrDefault(f => f.Path == "source") is { } source
            && source.Field.Atoms.All(a => IsKnown(a, o => SourceFor(o) is not null))
        && (fields.FirstOrDefault(f => f.Path == "detail-type") is not { } type
            || type.Field.Atoms.All(a => IsKnown(a, o => DetailTypeFor(o, source) is not null)));

    /// <summary>The source that is asked for is the shape's, or a slip of it, or any.</summary>
    public static bool MayMean(FieldTests[] fields, EventShape shape) =>
        fields.FirstOrDefault(f => f.Path == "source") is not { } source || FieldFit.HoldsText(source, shape.Source)
        || source.Field.Atoms.Any(a => FieldFit.IsPlainText(a) && SourceFor(a.Operands[0]) == shape.Source);

    /// <summary>The source of the table that a text is or means: <c>AWS.ECS</c>, <c>ecs</c>.</summary>
    public static string? SourceFor(string text) =>
        EventShapes.Sources.FirstOrDefault(s => s == text)
        ?? EventShapes.Sources.FirstOrDefault(
            s => s.Equals(text, StringComparison.OrdinalIgnoreCase) || s.Equals($"aws.{text}", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The detail-type, of the sources that a pattern names, that a text is or means; null when none or several are as near.
    /// </summary>
    public static string? DetailTypeFor(string text, FieldTests? source) => Nearest(
        text, EventShapes.All.Where(s => source is null || source.Field.Atoms.Any(a => a.Operands.Any(o => SourceFor(o) == s.Source)))
            .Select(s => s.DetailType).Distinct());

    /// <summary>The one value that a text may be a slip of: the same but for upper and lower case, or by far the nearest.</summary>
    public static string? Nearest(string text, IEnumerable<string> values)
    {
        var ordered = values.Select(v => (Value: v, Distance: Distance(text, v))).OrderBy(v => v.Distance).Take(2).ToList();
        return ordered is [var first, ..] && first.Distance <= text.Length / 3
            && (ordered.Count == 1 || ordered[1].Distance > first.Distance)
            ? first.Value
            : null;
    }

    /// <summary>
    /// The one documented value that a text can only be a slip of: another case, an end cut off, a letter or two of a long name.
    /// <c>STOPPED</c> is none of <c>STARTED</c>.
    /// </summary>
    public static string? Slip(string text, IEnumerable<string> values) => values.Where(v =>
        v.Equals(text, StringComparison.OrdinalIgnoreCase)
        || (text.Length >= 5
            && (v.StartsWith(text, StringComparison.OrdinalIgnoreCase) || text.StartsWith(v, StringComparison.OrdinalIgnoreCase)))
        || (text.Length >= 10 && EditDistance.Between(text.ToUpperInvariant(), v.ToUpperInvariant()) <= 2)).ToList() is [var only]
            ? only
            : null;

    private static int Distance(string text, string value) =>
        text == value
            ? -1
            : text.Equals(value, StringComparison.OrdinalIgnoreCase)
            ? 0
            : EditDistance.Between(text.ToUpperInvariant(), value.ToUpperInvariant());

    private static bool IsKnown(PatternAtom atom, Func<string, bool> isKnown) =>
        FieldFit.IsPlainText(atom) && !Unknown.In(atom.Written) && atom.Operands.All(isKnown);
}
