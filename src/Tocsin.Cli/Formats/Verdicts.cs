using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>How an event came out, in the words and marks that all formats share.</summary>
internal static class Verdicts
{
    public static Standing Of(EventReport sent) => sent switch
    {
        { Outcome: EventOutcome.Undetermined or EventOutcome.Accepted } => Standing.Doubtful,
        { Passed: false } => Standing.Bad,
        { Outcome: EventOutcome.Quiet } or { Outcome: EventOutcome.Stopped, Test: null } => Standing.Quiet,
        _ => Standing.Good,
    };

    public static string Mark(Standing standing) => standing switch
    {
        Standing.Good => "✓",
        Standing.Quiet => "·",
        Standing.Bad => "✗",
        _ => "?",
    };

    /// <summary>What came of it, in a few words: <c>→ C0123456789</c>, <c>nothing arrives</c>.</summary>
    public static string Result(EventReport sent) => sent.Outcome switch
    {
        EventOutcome.Delivered or EventOutcome.Partial => "→ " + string.Join(", ", sent.Messages.Select(m => m.Channel).Distinct()),
        EventOutcome.Quiet when sent.Passed => "quiet",
        EventOutcome.Undetermined => "cannot be told",
        EventOutcome.Accepted => "accepted",
        EventOutcome.Stopped when sent is { Passed: true, Test: null } => "not to Slack",
        _ => "nothing arrives",
    };

    /// <summary>Why, or how much: the reason's code, the rule that did not match, the count of messages.</summary>
    public static string Tail(EventReport sent) => sent switch
    {
        { Outcome: EventOutcome.Quiet, Passed: true, Test: not null, Reason: { } reason } => $"{reason.Code}: {Missed(sent)}",
        { Outcome: EventOutcome.Quiet, Passed: true } => Missed(sent),
        { Outcome: EventOutcome.Accepted } => string.Join("; ", sent.Accepted.Select(a => $"{a.Name}: {a.Because}")),
        { Reason: { } reason } => reason.Code,
        _ => sent.Messages.Count == 1 ? "1 message" : $"{sent.Messages.Count} messages",
    };

    private static string Missed(EventReport sent) =>
        sent.Misses.Select(m => $"rule {m.Rule}: {m.Why.Brief}").FirstOrDefault() ?? "no rule on the bus";

    /// <summary>
    /// Where and why nothing arrived, in a test that expects just that: a test that passes for another reason than it was meant to proves
    /// nothing.
    /// </summary>
    public static IEnumerable<string> Stops(EventReport sent)
    {
        if (sent is not { Outcome: EventOutcome.Stopped, Passed: true, Test: not null })
        {
            return [];
        }
        var stopped = sent.Routes.SelectMany(r => r.Hops).Where(h => h.Verdict is Verdict.Stopped)
            .Select(h => $"{h.Stage.ToString().ToLowerInvariant()} {h.Address}: {h.Detail}").Distinct().ToList();
        // Where nothing stopped it, and it went to others alone, a finding says so.
        return stopped.Count > 0 ? stopped : sent.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message);
    }

    /// <summary>What the user knows it by: the test's name, or what was sent.</summary>
    public static string Name(EventReport sent) => sent.Test ?? sent.Name;

    /// <summary>Findings that belong to no event.</summary>
    public static IReadOnlyList<Finding> Standalone(Report report)
    {
        var shown = report.Events.SelectMany(e => e.Problems).ToHashSet();
        return [.. report.Findings.Where(f => !shown.Contains(f))];
    }

    /// <summary>Why an event failed, in lines: what was expected, what a scenario did, each route with the hop that stopped it.</summary>
    public static IEnumerable<string> Failure(EventReport sent) => Repeated.Lines(Told(sent));

    private static IEnumerable<string> Told(EventReport sent)
    {
        foreach (string expectation in sent.Expectations.Concat(Shortened(sent.Told)))
        {
            yield return expectation;
        }
        foreach (var route in sent.Routes.Where(sent.IsExplainedBy))
        {
            yield return Way.Of(route);
            if (route.Hops[^1] is { Verdict: Verdict.Stopped, Findings.Count: 0 } refused)
            {
                yield return $"{refused.Where} {refused.Detail}".Trim();
            }
        }
    }

    /// <summary>How a long story begins and ends; `tocsin explain` tells it whole.</summary>
    public static IEnumerable<string> Shortened(ValueList<string> told) =>
        told.Count <= 12 ? told : [.. told.Take(6), "  …", .. told.TakeLast(2)];
}
