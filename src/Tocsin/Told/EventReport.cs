using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>One event, scenario or publication, and what became of it.</summary>
/// <param name="Name">What was sent: <c>ecs.deployment-failed</c>, a scenario with its service, a file, or the published topic.</param>
/// <param name="Test">The name of the test in tocsin.yaml, or null.</param>
/// <param name="Reason">The first stopped or failing route's reason; for a quiet event why it is quiet; null when delivered.</param>
/// <param name="Passed">The judgement: as expected by the tests, or by the built-in expectations where there are none.</param>
/// <param name="Messages">What Slack shows, in the order it arrived.</param>
/// <param name="Expectations">What was expected and did not come, a sentence each.</param>
/// <param name="Misses">The rules that did not match.</param>
/// <param name="Logs">Lines written to log groups on the way.</param>
/// <param name="Findings">Findings about this event beside those of its hops.</param>
/// <param name="Told">What an ECS scenario did, step by step, before its events; empty otherwise.</param>
public sealed record EventReport(
    string Name,
    string? Test,
    EventOutcome Outcome,
    Reason? Reason,
    bool Passed,
    ValueList<Post> Messages,
    ValueList<RouteReport> Routes,
    ValueList<MissReport> Misses = default,
    ValueList<LogLine> Logs = default,
    ValueList<string> Expectations = default,
    ValueList<string> Told = default,
    ValueList<Finding> Findings = default)
{
    /// <summary>
    /// What was accepted and is no route: what was not read and could carry the alarm, what is not known of the service, where the outcome
    /// hangs on it.
    /// </summary>
    public ValueList<Acceptance> Open { get; init; }

    /// <summary>Where the test stands; null where none is written.</summary>
    public Span? Where { get; init; }

    /// <summary>All that was accepted on the way.</summary>
    public IEnumerable<Acceptance> Accepted => Routes.Select(r => r.Acceptance).OfType<Acceptance>().Concat(Open).Distinct();

    /// <summary>
    /// Whether the route says why it came out as it did: what left for others does so only where nothing else became of it.
    /// </summary>
    public bool IsExplainedBy(RouteReport route) => route.Outcome != RouteOutcome.Left || Routes.All(r => r.Outcome == RouteOutcome.Left);

    /// <summary>
    /// What is worth showing under the event: the worst first, and before it what it comes of at the same place. An event that is as
    /// expected has no errors, whatever its hops found on the way;
    /// and what may or may not be so is no error either.
    /// </summary>
    public IEnumerable<Finding> Problems =>
        Routes.SelectMany(r => r.Hops).SelectMany(h => h.Findings).Concat(Findings)
            .Where(f => !Passed || f.Severity != Severity.Error)
            .Select(f => Outcome == EventOutcome.Undetermined && f.Severity == Severity.Error ? f with { Severity = Severity.Warning } : f)
            .Distinct().Index().GroupBy(f => f.Item.Where is { } where ? $"{where}" : $"{f.Index}")
            .OrderBy(same => same.Min(f => f.Item.Severity))
            .SelectMany(same => same.OrderBy(f => f.Item.Code != FindingCode.ConfigurationRefused)).Select(f => f.Item);
}
