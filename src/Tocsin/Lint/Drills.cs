using Tocsin.Ecs.Events;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>
/// Alarms that nobody can try once they are deployed: each source that their rule takes is AWS's own, and PutEvents refuses it.
/// </summary>
/// <remarks>
/// Sources that begin with <c>aws.</c>: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
/// </remarks>
internal static class Drills
{
    public static IEnumerable<Note> Of(LintSubject subject) =>
        from probes in subject.Probes.Where(p => p.Rings && p.Routes.Any(r => r.Verdict is Verdict.Arrived)).GroupBy(p => p.Rule)
        let rule = probes.Key
        let sources = Sources(rule)
        where !sources.Append(EcsEvents.DrillSource).Where(s => !s.StartsWith("aws.", StringComparison.Ordinal))
            .Any(s => probes.Any(p => Takes(rule, p, s)))
        select new Note(
            FindingCode.NoDrill, Severity.Note, new Place(rule.Rule.Arn.ToString(), "EventPattern", "/source"),
            $"The rule {rule.Rule.Name} takes events from AWS alone, which nobody else can put: once it is deployed, only a deployment "
                + $"that really fails can try it.",
            $"\"source\" = [{string.Join(", ", sources.Append(EcsEvents.DrillSource).Select(s => JsonWriter.Quote(s)))}]");

    private static bool Takes(RulePattern rule, Probe probe, string source) =>
        rule.Matches(EventPaths.Set(probe.Event, "source", new JsonValue.String(source)));

    /// <summary>The sources that the pattern names one by one.</summary>
    private static List<string> Sources(RulePattern rule) =>
        JsonParser.Parse(rule.Rule.EventPattern!)?.At("/source") is JsonValue.Array listed
            ? listed.Items.Select(i => i.AsText()).OfType<string>().ToList()
            : [];
}
