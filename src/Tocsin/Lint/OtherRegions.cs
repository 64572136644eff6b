using Tocsin.Flow;
using Tocsin.Patterns;
using Tocsin.Patterns.Language;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Lint;

/// <summary>Rules for events of ECS whose pattern names clusters or services of another region alone.</summary>
/// <remarks>
/// Events of a service arrive in its own region: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event.html. A bus
/// that is sent to may have them from elsewhere, also by a rule that is declared elsewhere: so it is a warning.
/// </remarks>
internal static class OtherRegions
{
    public static IEnumerable<Note> Of(LintSubject subject) =>
        subject.IsRegionKnown ? subject.Patterns.SelectMany(p => Of(p, subject)) : [];

    private static IEnumerable<Note> Of(RulePattern rule, LintSubject subject)
    {
        string region = rule.Rule.Arn.Region;
        var elsewhere = rule.Pattern.Alternatives.Select(a => ElsewhereIn(a, region)).ToList();
        if (Unknown.In(region) || elsewhere.Count == 0 || elsewhere.Contains(null) || DeadPatterns.IsDead(rule)
            || subject.Estate.Events.IsSentTo(rule.Rule.Bus))
        {
            return [];
        }
        return elsewhere.OfType<FieldTests>().Select(f => new Note(
            FindingCode.PatternNeverMatches, Severity.Warning, new Place(rule.Rule.Arn.ToString(), "EventPattern", f.Pointer),
            $"{f.Path} is asked to be of {NamedService.RegionsIn(f.Wanted).First()}, and the rule {rule.Rule.Name} waits in {region}, "
                + "where no event of ECS in another region arrives by itself: unless somebody sends it there, the rule never fires, "
                + "and AWS says nothing of it.",
            new Suggestion.RegionOfServices()) { IsOfInstance = true });
    }

    /// <summary>The field by which one way to match takes only what is of other regions.</summary>
    private static FieldTests? ElsewhereIn(FieldTests[] fields, string region) =>
        fields.Any(f => f.Path == "source" && f.Field.Atoms.All(a => FieldFit.IsPlainText(a) && a.Operands[0] == "aws.ecs"))
            ? fields.FirstOrDefault(f => f.Path is "resources" or "detail.clusterArn" && !Unknown.In(f.WantedText)
                && NamedService.RegionsIn(f.Wanted).ToList() is { Count: > 0 } named
                && named.TrueForAll(n => n.Length > 0 && n != region))
            : null;
}
