using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Judges facts where nobody says what is expected: the failed deployment must ring and tell what failed.</summary>
public static class BuiltInExpectations
{
    /// <summary>
    /// The failed deployment, where nobody says what is expected: it must ring, on every route, with service, reason and deployment id
    /// visible.
    /// </summary>
    /// <param name="failure">What was sent: the one event.</param>
    /// <param name="tell">Sends such an event, and tells what became of it.</param>
    /// <param name="language">What the rules are declared in.</param>
    public static EventReport OfFailedDeployment(EventReport facts, Stimulus failure, Func<Stimulus, EventReport> tell, ILanguage language)
    {
        var sent = FailedDeployment.Sent(failure);
        var reason = facts.Reason;
        var findings = facts.Findings;
        var told = FailedDeployment.Of(sent);
        if (facts.Outcome == EventOutcome.Delivered && reason is null
            && told.NotIn(facts, () => tell(FailedDeployment.OfAnother(failure))).ToList() is { Count: > 0 } missing)
        {
            var blamed = facts.Routes.SelectMany(r => r.Hops).SelectMany(h => h.Findings)
                .FirstOrDefault(f => MessageFault.CauseOf(f) is not null);
            reason = blamed is null ? Reasons.MissingFacts : MessageFault.CauseOf(blamed);
            findings = findings.Add(told.Missing(missing, blamed, facts));
        }
        if (facts.Outcome == EventOutcome.Quiet && (reason == Reasons.NoRule || reason == Reasons.NoMatch))
        {
            findings = findings.Add(QuietCause.Of(facts, sent, language));
        }
        bool passed = facts.Outcome == EventOutcome.Accepted || (facts.Outcome == EventOutcome.Delivered && reason is null);
        return facts with { Reason = reason, Findings = findings, Passed = passed };
    }

    /// <summary>Any other built-in event: whether it rings is the user's affair; that it matched a rule and then got lost is not.</summary>
    public static EventReport OfOther(EventReport facts) =>
        facts with
        {
            Passed = facts.Outcome is not (EventOutcome.Stopped or EventOutcome.Partial)
                || facts.Routes.All(r => r.Outcome != RouteOutcome.Stopped || EndsAsMeant(r)),
        };

    /// <summary>It was forwarded with all others to a bus whose rules do not want it.</summary>
    private static bool EndsAsMeant(RouteReport route) => route.Reason == Reasons.NoRule;
}
