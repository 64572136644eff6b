using Tocsin.Estates;

namespace Tocsin.Cli.Formats;

/// <summary>How many of the events rang, were silently lost, stayed quiet as they should, or cannot be told.</summary>
internal readonly record struct Summary(int Rings, int Silent, int Quiet, int Undetermined)
{
    public static Summary Of(Report report) => new(
        report.Events.Count(e => e.Outcome is EventOutcome.Delivered or EventOutcome.Partial),
        report.Events.Count(e => (e.Outcome == EventOutcome.Stopped && !IsMeant(e)) || (e.Outcome == EventOutcome.Quiet && !e.Passed)),
        report.Events.Count(e => (e.Outcome == EventOutcome.Quiet && e.Passed) || IsMeant(e)),
        report.Events.Count(e => e.Outcome == EventOutcome.Undetermined));

    /// <summary>It went to others than Slack, and nobody's test asked for more.</summary>
    private static bool IsMeant(EventReport sent) => sent is { Outcome: EventOutcome.Stopped, Passed: true, Test: null };

    /// <summary>What there is any of: <c>1 rings, 3 quiet</c>. Empty when nothing was sent.</summary>
    public override string ToString()
    {
        (int Count, string Word)[] counts = [(Rings, "rings"), (Silent, "silent"), (Quiet, "quiet"), (Undetermined, "undetermined")];
        return string.Join(", ", counts.Where(c => c.Count > 0).Select(c => $"{c.Count} {c.Word}"));
    }
}
