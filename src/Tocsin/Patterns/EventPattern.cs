using Tocsin.Json;
using Tocsin.Patterns.Language;
using Tocsin.Patterns.Matching;
using Tocsin.Text;

namespace Tocsin.Patterns;

/// <summary>An event pattern that EventBridge accepts.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
/// </remarks>
public sealed class EventPattern
{
    // Made when it is first asked for; two threads may both make it, and either will do.
    private PatternSet? alone;

    private EventPattern(
        string text, IReadOnlyList<FieldTests[]> alternatives, IReadOnlyList<(string Pointer, int Branches)> ors, int complexity)
    {
        Text = text;
        Alternatives = alternatives;
        Ors = ors.Count > 0 ? ors : [];
        Complexity = complexity;
        // Nearly always one way with one field or few, in the order of the paths: then one array is enough.
        FieldTests[] all = alternatives is [[_]]
            ? alternatives[0] : [.. alternatives.SelectMany(a => a).Distinct().OrderBy(f => f.Order)];
        AllFields = all.AsSpan().SequenceEqual(alternatives[0]) ? alternatives[0] : all;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The wildcard complexity, which AWS holds to 10; 0 without wildcards.</summary>
    public int Complexity { get; }

    /// <summary>
    /// Every field, those of all <c>$or</c> branches included, in the order they are written. Of two arrays for one path only the last one
    /// counts. Read again from the text each time.
    /// </summary>
    public ValueList<PatternField> Fields => AllFields.Select(f => f.Field).ToValueList();

    /// <summary>The ways to match: the fields of one of them have to match all, in the same array elements. Sorted by path.</summary>
    internal IReadOnlyList<FieldTests[]> Alternatives { get; }

    internal IReadOnlyList<FieldTests> AllFields { get; }

    /// <summary>Where each <c>$or</c> stands, outer ones first, and how many branches it has.</summary>
    internal IReadOnlyList<(string Pointer, int Branches)> Ors { get; }

    /// <summary>Reads a pattern as PutRule and TestEventPattern do, but for its length. Never throws on input.</summary>
    public static PatternResult Parse(string text)
    {
        // Unverified: AWS's words for too many combinations.
        PatternResult result = Read(
            text, new JsonTokens(text), $"Rule is too complex - $or makes more than {Language.Limits.MaximumCombinations} combinations");
        return result is PatternResult.Valid { Pattern.Complexity: > Language.Limits.MaximumComplexity }
            ? new PatternResult.Invalid(new PatternError(
                "Rule is too complex - try using fewer wildcard characters or "
                + "fewer repeating character sequences after a wildcard character",
                0, 1, 1))
            : result;
    }

    internal static PatternResult Read(string text, JsonTokens tokens, string tooManyCombinations)
    {
        try
        {
            var parser = new PatternParser(text, tokens, tooManyCombinations);
            FieldTests[][] alternatives = [.. parser.Parse().Select(a => a.Values.ToArray())];
            Array.ForEach(alternatives, a => Array.Sort(a, (one, other) => string.CompareOrdinal(one.Path, other.Path)));
            return new PatternResult.Valid(new EventPattern(text, alternatives, parser.Ors, WildcardComplexity.Of(alternatives)));
        }
        catch (PatternRefusal refusal)
        {
            return new PatternResult.Invalid(refusal.Error);
        }
    }

    /// <summary>Does the pattern match the event? For many patterns at once, or many events, use <see cref="PatternSet"/>.</summary>
    public bool Matches(EventBytes @event)
    {
        alone ??= PatternSet.Of([(0, this)]);
        Span<int> matched = [0];
        return alone.Match(@event, matched) > 0;
    }

    /// <summary>Why the pattern matches the event, or does not.</summary>
    public PatternExplanation Explain(EventBytes @event) =>
        Explainer.Explain(this, MatchUnitParts.Searched(0, Alternatives).MatchEach(@event), new EventFields(@event, AllFields));

    public override string ToString() => Text;
}
