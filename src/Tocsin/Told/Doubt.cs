using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Why what became of an event is no proof.</summary>
public abstract record Doubt
{
    private Doubt()
    {
    }

    /// <summary>The report with the doubt.</summary>
    public abstract EventReport In(EventReport report);

    /// <summary>Something that was found leaves it open.</summary>
    /// <param name="IsInstead">What was said of the silence is not true then.</param>
    public sealed record Found(Finding Finding, bool IsInstead = false) : Doubt
    {
        public override EventReport In(EventReport report) => Open(report) with
        {
            Findings = IsInstead ? [Finding] : report.Findings.Add(Finding),
        };
    }

    /// <summary>Something that was not read leaves it open; the reading has said so at its place.</summary>
    public sealed record NotRead : Doubt
    {
        public override EventReport In(EventReport report) => Open(report) with
        {
            Findings = report.Findings.Select(f => f.Code == FindingCode.NoRule ? QuietCause.NoRuleRead(f, report.Name) : f).ToValueList(),
        };
    }

    /// <summary>The user accepts that it is open.</summary>
    public sealed record Accepted(ValueList<Acceptance> By) : Doubt
    {
        public override EventReport In(EventReport report) =>
            report with { Outcome = EventOutcome.Accepted, Reason = null, Passed = true, Expectations = [], Open = By };
    }

    private static EventReport Open(EventReport report) =>
        report with { Outcome = EventOutcome.Undetermined, Reason = Reasons.Undetermined };
}
