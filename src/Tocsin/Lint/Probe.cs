using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Lint;

/// <summary>One event that a rule matches, and the routes it takes from there.</summary>
/// <param name="Rings">It tells of a failed deployment: what this program is for, so nothing about it is a matter of taste.</param>
/// <param name="IsWhole">It has every field that such events may have; otherwise only what is in each of them.</param>
internal sealed record Probe(RulePattern Rule, EventShape Shape, JsonValue Event, bool Rings, bool IsWhole, ValueList<Route> Routes)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);

    /// <summary>The events of every shape that the rules match, carried through the very hops that a run asks.</summary>
    public static IEnumerable<Probe> Of(LintSubject subject)
    {
        // Other rules of the bus have probes of their own; those of other buses may be on this one's way.
        var events = subject.Estate.Events;
        var elsewhere = subject.Patterns.Select(p => p.Rule.Bus).Distinct().ToDictionary(
            b => b, b => events.RulesOn(b).Aggregate(events, (state, r) => state.Without(r.Arn)));
        foreach (var rule in subject.Patterns.Where(p => !Unknown.In(p.Rule.EventPattern) && !Unknown.In(p.Rule.Bus.ToString())))
        {
            var alone = subject.Estate with { Events = elsewhere[rule.Rule.Bus].With(rule.Rule) };
            foreach (var fit in rule.Alive.Where(f => !f.Shape.IsBare).DistinctBy(f => f.Shape))
            {
                foreach (var (made, isWhole) in fit.Events(rule.Rule.Arn.Region, rule.Rule.Arn.Account))
                {
                    var conveyor = new Conveyor(new Hops(alone, subject.Profile, subject.Around), LimitWindows.Empty);
                    if (Carried(conveyor, rule, made) is { } routes)
                    {
                        bool rings = made.At("/detail/eventName")?.AsText() == "SERVICE_DEPLOYMENT_FAILED";
                        yield return new Probe(
                            rule, fit.Shape, made, rings, isWhole, routes.Select(r => Blamed(r, subject.Estate)).ToValueList());
                    }
                }
            }
        }
    }

    /// <summary>Null when the rule does not match it after all.</summary>
    private static ValueList<Route>? Carried(Conveyor conveyor, RulePattern rule, JsonValue made)
    {
        if (!EventBytes.TryCreate(JsonWriter.Write(made), out var bytes, out _) || !rule.Pattern.Matches(bytes))
        {
            return null;
        }
        var journey = conveyor.Carry(new Envelope(new Address.Bus(rule.Rule.Bus), new EventContent(bytes), new Origin("lint")), Now);
        return journey.Routes.Where(r => r.Steps[0].Step.Where.Resource == rule.Rule.Arn.ToString()).ToValueList();
    }

    private static Route Blamed(Route route, Estate estate)
    {
        var judged = Departure.Judged(route, estate);
        return judged with { Steps = judged.Steps.SelectMany(s => RootCause.Of(s, estate)).ToValueList() };
    }
}
