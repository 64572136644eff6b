using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>How many of the events are as expected and how many are not, and what came of them.</summary>
/// <param name="Failed">Not as expected; what cannot be told offline is no failure.</param>
/// <param name="Rings">Something arrived.</param>
/// <param name="Silent">Nothing arrived, and something should have.</param>
/// <param name="Quiet">Nothing arrived, as it should be.</param>
/// <param name="Untold">Of the undetermined those that were not expected to be so.</param>
/// <param name="Open">Services of which it cannot be told whether they would ring.</param>
/// <param name="Errors">Wrong in the declarations, and no event's.</param>
internal readonly record struct Summary(
    int Passed, int Failed, int Rings, int Silent, int Quiet, int Accepted, int Undetermined, int Untold, int Open, int Errors,
        int Suppressed)
{
    public static Summary Of(Report report) => new(
        report.Events.Count(e => e.Passed),
        report.Events.Count(e => !e.Passed && e.Outcome != EventOutcome.Undetermined),
        report.Events.Count(e => e.Outcome is EventOutcome.Delivered or EventOutcome.Partial),
        report.Events.Count(e => NothingArrived(e) && !e.Passed),
        report.Events.Count(e => NothingArrived(e) && e.Passed),
        report.Events.Count(e => e.Outcome == EventOutcome.Accepted),
        report.Events.Count(e => e.Outcome == EventOutcome.Undetermined),
        report.Events.Count(e => e.Outcome == EventOutcome.Undetermined && !e.Passed),
        report.Coverage.Count(s => s.IsOpen),
        Verdicts.Standalone(report).Count(f => f.Severity == Severity.Error),
        report.Suppressed.Count);

    /// <summary>
    /// How they are judged, and what came of them, as far as there is any: <c>6 passed, 3 failed: 4 rings, 3 quiet, 2 silent</c>. What
    /// cannot be told is said once.
    /// </summary>
    public override string ToString()
    {
        string judged = Counted(
            (Passed, "passed"), (Failed, "failed"), (Untold + Open, "undetermined"), (Errors, Errors == 1 ? "error" : "errors"));
        string came = Counted(
            (Rings, "rings"), (Quiet, "quiet"), (Silent, "silent"), (Accepted, "accepted"), (Undetermined - Untold, "undetermined"));
        if (Passed + Failed + Untold == 0)
        {
            came = judged;
            judged = "nothing was sent";
        }
        string said = came.Length > 0 ? $"{judged}: {came}" : judged;
        return Suppressed > 0 ? $"{said}, {Suppressed} suppressed" : said;
    }

    private static string Counted(params ReadOnlySpan<(int Count, string Word)> counts)
    {
        var said = new List<string>();
        foreach (var (count, word) in counts)
        {
            if (count > 0)
            {
                said.Add($"{count} {word}");
            }
        }
        return string.Join(", ", said);
    }

    private static bool NothingArrived(EventReport sent) => sent.Outcome is EventOutcome.Stopped or EventOutcome.Quiet;
}
