using Tocsin.Flow;
using Tocsin.Patterns;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Patterns that no event documented for their source and detail-type can match, and values in them that none ever has.</summary>
/// <remarks>
/// A pattern is judged only where it names its sources and detail-types one by one and all of them are in the table, so that what is not
/// known here is never called wrong. Whether a value matches is asked of the matcher.
/// </remarks>
internal static class DeadPatterns
{
    public static IEnumerable<Note> Of(LintSubject subject) => subject.Patterns.SelectMany(Of);

    /// <summary>Can the rule match no event that is known of? Then its route need not be looked at.</summary>
    public static bool IsDead(RulePattern rule) => Judged(rule) && !rule.Alive.Any();

    private static IEnumerable<Note> Of(RulePattern rule)
    {
        if (!Judged(rule))
        {
            return [];
        }
        if (rule.Alive.Any())
        {
            return DeadValues.Of(rule);
        }
        var closest = rule.Fits.MinBy(Distance)!;
        return IsCertain(closest) ? closest.Misfits.Select(m => Told(Misfit.Tell(m, closest, rule), rule)) : [];
    }

    private static Note Told(Misfit misfit, RulePattern rule) => new(
        FindingCode.PatternMatchesNothing, misfit.IsDoubtful ? Severity.Warning : Severity.Error, misfit.Where,
        $"{misfit.Message} The rule {rule.Rule.Name} matches no event, and AWS says nothing of it.", misfit.Write, misfit.Fix)
    {
        IsOfInstance = true,
    };

    /// <summary>
    /// How far the pattern is from the events of a shape: a slip counts half as much as a field that means something else.
    /// </summary>
    private static int Distance(PatternFit fit) => fit.Misfits.Sum(m => Misfit.IsSlip(m, fit) ? 1 : 2) + (fit.Shape.IsBare ? 1 : 0);

    private static bool Judged(RulePattern rule) =>
        rule.Pattern.Alternatives.All(PatternWords.AreKnown) && !Unknown.In(rule.Rule.EventPattern);

    /// <summary>
    /// Without a detail-type the pattern may mean events that are not in the table: then only what no event of the service has is certain.
    /// </summary>
    private static bool IsCertain(PatternFit fit) =>
        fit.Fields.Any(f => f.Path == "detail-type")
        || fit.Misfits.All(m => !m.Path.StartsWith("detail.", StringComparison.Ordinal) || Misfit.Belongs(m, fit) is not null);
}
