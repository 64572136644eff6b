using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Messages that come oftener than their reader may want: twice for one event, or for every deployment there is.</summary>
internal static class Rings
{
    public static IEnumerable<Note> Of(LintSubject subject)
    {
        var delivered = Probe.Of(subject).Where(p => p.Shape.DetailType == "ECS Deployment State Change" && ChannelsOf(p).Any()).ToList();
        return Twice(delivered).Concat(Always(delivered));
    }

    private static IEnumerable<Note> Twice(List<Probe> delivered)
    {
        var rules = delivered.Select(p => p.Rule).Distinct().ToList();
        foreach (var second in rules)
        {
            var first = rules.TakeWhile(r => r != second).FirstOrDefault(r => r.Rule.Bus == second.Rule.Bus && delivered.Exists(p => p.Rule == second && Hears(r, p, delivered)));
            if (first is not null)
            {
                yield return new Note(
                    FindingCode.RingsTwice, Severity.Note, new Place(second.Rule.Arn.ToString(), "EventPattern"),
                    $"The rules {first.Rule.Name} and {second.Rule.Name} match the same event and lead to the same channel: it rings twice.", "one of the two rules, or patterns that have nothing in common");
            }
        }
    }

    /// <summary>Another rule takes the same event to the same channel.</summary>
    private static bool Hears(RulePattern other, Probe probe, List<Probe> delivered) =>
        EventBytes.TryCreate(JsonWriter.Write(probe.Event), out var bytes, out _) && other.Pattern.Matches(bytes)
        && delivered.Where(p => p.Rule == other).SelectMany(ChannelsOf).Intersect(ChannelsOf(probe)).Any();

    private static IEnumerable<Note> Always(List<Probe> delivered) =>
        from probes in delivered.GroupBy(p => p.Rule)
        where probes.Select(p => p.Event.At("/detail/eventName")?.AsText()).Distinct().Count() == 3
        select new Note(
            FindingCode.EveryDeployment, Severity.Note, new Place(probes.Key.Rule.Arn.ToString(), "EventPattern"),
            $"The rule {probes.Key.Rule.Name} rings for every deployment three times over, when it begins, completes or fails: a failure is easily overlooked.",
            "detail = { eventName = [\"SERVICE_DEPLOYMENT_FAILED\"] }");

    private static IEnumerable<string> ChannelsOf(Probe probe) => probe.Routes.Where(r => r.Verdict is Verdict.Arrived).Select(r => r.Last.Content).OfType<Post>().Select(p => p.Address);
}
