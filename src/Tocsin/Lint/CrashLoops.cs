using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Scenarios;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>
/// Rules that ring for each task of a service that crashes: a deployment whose tasks fail over and over floods the channel.
/// </summary>
internal static class CrashLoops
{
    /// <summary>From here on it is a flood. Ours: the smallest number that people call hundreds.</summary>
    private const int Flood = 100;

    /// <summary>Services that are played through: each costs a run of hours, and where one floods the others would.</summary>
    private const int PlayedThrough = 3;

    public static IEnumerable<Note> Of(LintSubject subject) =>
        Rings(subject)
            ? subject.Estate.Ecs.Services.OrderBy(BoundOf).Take(PlayedThrough).SelectMany(s => Of(s, subject)).DistinctBy(n => n.Where)
            : [];

    /// <summary>Whether a task's events lead to Slack at all: without that, nothing need be played.</summary>
    private static bool Rings(LintSubject subject) =>
        subject.Probes.Any(p => p.Shape.DetailType == EcsEvents.TaskStateChange && p.Routes.Any(Arrives));

    /// <summary>Those first whose loop nothing ends, then those that are allowed the most failures.</summary>
    private static int BoundOf(Service service) =>
        service.Configuration.CircuitBreaker is { Enable: true } breaker ? -breaker.Threshold.For(service.DesiredCount) : int.MinValue;

    private static IEnumerable<Note> Of(Service service, LintSubject subject)
    {
        var estate = subject.Estate;
        var run = ScenarioRun.Run(
            BuiltInScenarios.Find("ecs.crash-on-start")!,
                new ScenarioOptions(estate.Account, estate.Region, BuiltInEvents.DefaultTime, Declared: estate.Ecs, Service: service.Arn));
        var conveyor = new Conveyor(new Hops(estate, subject.Profile), LimitWindows.Empty);
        var messages = run.Events.SelectMany(e => conveyor.Carry(e.Addressed(), e.Time).Routes).Where(Arrives).ToList();
        foreach (var ofRule in messages.GroupBy(r => r.Steps[0].Step.Where.Resource).Where(g => g.Count() >= Flood))
        {
            string lasts = Narrative.Offset(run.Events[^1].Time - run.Events[0].Time);
            yield return new Note(
                FindingCode.CrashLoopFloods, Severity.Warning, new Place(ofRule.Key, "EventPattern"),
                $"The rule {Arn.NameIn(ofRule.Key)} rings for each task: when the tasks of {service.Name} crash at their start, "
                + $"it sends {ofRule.Count()} messages within {lasts}{Ended(run)}.",
                "a rule for SERVICE_DEPLOYMENT_FAILED, which comes once for a deployment, and a circuit breaker that ends the loop");
        }
    }

    private static string Ended(ScenarioRun run) => run.Failed is null ? ", and nothing ends it" : ", until the circuit breaker ends it";

    private static bool Arrives(Route route) => route.Verdict is Verdict.Arrived && route.Last.Content is Post;
}
