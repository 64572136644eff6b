using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Silence proves nothing while something that was not read could carry the alarm.</summary>
public static class NotRead
{
    private static readonly Reason[] Elsewhere =
        [Reasons.NoTarget, Reasons.TopicMissing, Reasons.PolicyDenied, Reasons.KmsDenied, Reasons.NotSubscribed];

    internal static Doubt? Doubt(Facts facts)
    {
        var carriers = facts.Unmodelled.Where(u => u is { CouldCarryTheAlarm: true, IsOpenService: false } && u.MayChange(facts.Report))
            .ToList();
        if (!facts.IsSilent || carriers.Count == 0)
        {
            return null;
        }
        var accepted = carriers.Select(u => Acceptance.Of(facts.Accepted, u.Address)).OfType<Acceptance>().ToList();
        return accepted.Count < carriers.Count ? new Doubt.NotRead()
            : facts.MayRing && MayBeElsewhere(facts.Report) ? new Doubt.Accepted(accepted.Distinct().ToValueList())
            : null;
    }

    /// <summary>Whether what is missing may be there in what is not read.</summary>
    public static bool MayBeElsewhere(Finding finding) => finding.Severity == Severity.Error
        && finding.Code is FindingCode.NoTarget or FindingCode.TopicMissing or FindingCode.PolicyDenied or FindingCode.NoTopicPolicy
            or FindingCode.KmsDenied or FindingCode.NotSubscribed;

    /// <summary>The same of what keeps an event from arriving: no rule, or what is missing behind one.</summary>
    private static bool MayBeElsewhere(EventReport silent) => silent.Outcome == EventOutcome.Quiet
        ? silent.Reason == Reasons.NoRule || silent.Reason == Reasons.NoMatch
        : silent.Routes.Where(r => r.Outcome == RouteOutcome.Stopped).All(r => r.Reason is { } reason && Elsewhere.Contains(reason));
}
