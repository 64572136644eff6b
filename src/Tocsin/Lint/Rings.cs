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
        var delivered = subject.Probes.Where(p => p.Shape.DetailType == "ECS Deployment State Change" && ChannelsOf(p).Any()).ToList();
        return Twice(delivered).Concat(Always(delivered));
    }

    private static IEnumerable<Note> Twice(List<Probe> delivered)
    {
        var heard = new Dictionary<string, List<RulePattern>>();
        foreach (var probes in delivered.GroupBy(p => p.Rule))
        {
            var rule = probes.Key;
            var channels = probes.SelectMany(ChannelsOf).Distinct().ToList();
            var first = channels.SelectMany(c => heard.GetValueOrDefault(c, [])).FirstOrDefault(
                r => r.Rule.Bus == rule.Rule.Bus && probes.Any(p => r.Matches(p.Event)));
            if (first is not null)
            {
                yield return new Note(
                    FindingCode.RingsTwice, Severity.Note, new Place(rule.Rule.Arn.ToString(), "EventPattern"),
                    $"The rules {first.Rule.Name} and {rule.Rule.Name} match the same event and lead to the same channel: it rings "
                        + $"twice.", "one of the two rules, or patterns that have nothing in common");
            }
            foreach (string channel in channels)
            {
                (heard.TryGetValue(channel, out var rules) ? rules : heard[channel] = []).Add(rule);
            }
        }
    }

    private static IEnumerable<Note> Always(List<Probe> delivered) =>
        from probes in delivered.GroupBy(p => p.Rule)
        where probes.Select(p => p.Event.At("/detail/eventName")?.AsText()).Distinct().Count() == 3
        select new Note(
            FindingCode.EveryDeployment, Severity.Note, new Place(probes.Key.Rule.Arn.ToString(), "EventPattern"),
            $"The rule {probes.Key.Rule.Name} rings for every deployment three times over, when it begins, completes or fails: a "
                + $"failure is easily overlooked.",
            "detail = { eventName = [\"SERVICE_DEPLOYMENT_FAILED\"] }");

    private static IEnumerable<string> ChannelsOf(Probe probe) =>
        probe.Routes.Where(r => r.Verdict is Verdict.Arrived).Select(r => r.Last.Content).OfType<Post>().Select(p => p.Address.Text);
}
