using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>What became of everything that was sent: the result of a run, in the terms of the declarations. Every output format prints this.</summary>
/// <param name="Profile">The Chatbot profile in force: <c>current</c> or <c>article</c>.</param>
/// <param name="Resources">How many resources of each type were read, by Terraform type.</param>
public sealed record Report(
    string Profile,
    Assumed Assumed,
    IReadOnlyDictionary<string, int> Resources,
    ValueList<EventReport> Events,
    ValueList<Finding> Findings)
{
    /// <summary>What was found and is suppressed by a comment in the files: in no count, and failing nothing.</summary>
    public ValueList<SuppressedFinding> Suppressed { get; init; }

    /// <summary>The files whose tests were run; none where the built-in expectations stand for them, and null where nothing is judged by tests.</summary>
    public ValueList<TestFile>? Tests { get; init; }

    /// <summary>Each declared ECS service, and whether its failed deployment would ring; in the order declared.</summary>
    public ValueList<ServiceCoverage> Coverage { get; init; }
}

/// <param name="Path">As the user would name it: <c>infra/tocsin.yaml</c>.</param>
public sealed record TestFile(string Path, int Tests);

/// <summary>Whether the failed deployment of one declared service would ring.</summary>
/// <param name="Address">As declared: <c>aws_ecs_service.payments</c>.</param>
/// <param name="Service">Its name.</param>
/// <param name="Outcome">What becomes of the event, or of its silence.</param>
/// <param name="Reason">Why it does not ring; null when it does.</param>
/// <param name="Detail">The same for people, a clause; empty when it rings.</param>
/// <param name="Where">What is to blame when it does not ring, else the service.</param>
/// <param name="Code">The finding that says so, by which <c>tocsin.yaml</c> can excuse it; null when it rings.</param>
public sealed record ServiceCoverage(string Address, string Service, EventOutcome Outcome, Reason? Reason, string Detail, Span? Where, string? Code = null)
{
    /// <summary>Why nobody minds that it does not ring, as <c>tocsin.yaml</c> says; null where it says nothing.</summary>
    public string? Excused { get; init; }

    /// <summary>It would not ring, that is known, and nobody has excused it.</summary>
    public bool Fails => !Rings && Outcome != EventOutcome.Undetermined && Excused is null;

    /// <summary>Whether it would ring cannot be told, and nobody has excused that.</summary>
    public bool IsOpen => Outcome == EventOutcome.Undetermined && Excused is null;

    public bool Rings => Outcome == EventOutcome.Delivered && Reason is null;
}

/// <param name="AccountSource">Where the account is from: <c>--account</c>, <c>tocsin.yaml</c>, or <c>assumed</c>.</param>
/// <param name="RegionSource">Likewise: <c>--region</c>, <c>provider</c>, <c>AWS_REGION</c>, <c>default</c>.</param>
public sealed record Assumed(string Account, string AccountSource, string Region, string RegionSource)
{
    /// <summary>The accounts of further places, where they are for several.</summary>
    public ValueList<string> Others { get; init; }
}

/// <summary>The facts about one event: what happened, never whether that was wanted.</summary>
public enum EventOutcome
{
    /// <summary>A message arrived in Slack on every route.</summary>
    Delivered,

    /// <summary>It arrived on some routes and stopped on others.</summary>
    Partial,

    /// <summary>A rule matched, and nothing arrived.</summary>
    Stopped,

    /// <summary>No rule matched.</summary>
    Quiet,

    /// <summary>Something that decides is not known offline.</summary>
    Undetermined,

    /// <summary>Likewise, and the user accepts it with a reason.</summary>
    Accepted,
}

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
    /// <summary>What was accepted and is no route: what was not read and could carry the alarm, what is not known of the service, where the outcome hangs on it.</summary>
    public ValueList<Acceptance> Open { get; init; }

    /// <summary>All that was accepted on the way.</summary>
    public IEnumerable<Acceptance> Accepted => Routes.Select(r => r.Acceptance).OfType<Acceptance>().Concat(Open).Distinct();

    /// <summary>
    /// What is worth showing under the event, worst first. An event that is as expected has no errors, whatever its hops found on the way; and what may or
    /// may not be so is no error either.
    /// </summary>
    public IEnumerable<Finding> Problems =>
        Routes.SelectMany(r => r.Hops).SelectMany(h => h.Findings).Concat(Findings)
            .Where(f => !Passed || f.Severity != Severity.Error)
            .Select(f => Outcome == EventOutcome.Undetermined && f.Severity == Severity.Error ? f with { Severity = Severity.Warning } : f)
            .Distinct().OrderBy(f => f.Severity);
}

/// <summary>One way from a rule to a channel, hop by hop.</summary>
/// <param name="Rule">The rule's name, or null for a publication.</param>
/// <param name="Acceptance">What was accepted of an accepted one, else null.</param>
public sealed record RouteReport(RouteOutcome Outcome, Reason? Reason, ValueList<HopReport> Hops, string? Rule, Acceptance? Acceptance = null);

public enum RouteOutcome
{
    Delivered,
    Stopped,
    Undetermined,

    /// <summary>It left the pipeline for somewhere that is not Slack, as it should: an e-mail address, a log group.</summary>
    Left,

    /// <summary>Where it leads is not known offline, which the user accepts.</summary>
    Accepted,
}

/// <param name="Address">The declared address, or the ARN where nothing was declared.</param>
/// <param name="Where">File, line and column, when a file declares it.</param>
/// <param name="Body">What the message looked like when it left the hop, when that changed: for the explanation.</param>
public sealed record HopReport(Stage Stage, string Address, Verdict Verdict, string Detail, Span? Where, ValueList<Finding> Findings, string? Body = null);

/// <param name="Rule">The rule's name.</param>
public sealed record MissReport(string Address, string Rule, string Detail, Span? Where, ValueList<FieldVerdict> Fields);
