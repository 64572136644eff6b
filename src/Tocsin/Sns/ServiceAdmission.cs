using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>Whether a topic's policy admits a service that publishes, asked once for each that is not the one before.</summary>
/// <remarks>
/// A rule publishes again and again, and what its topic's policy says to that depends on nothing but the policy, who asks and the
/// organization; where it depends on the time or holds variables, it is asked each time. Safe for any number of readers.
/// </remarks>
internal sealed class ServiceAdmission(Topic topic)
{
    private readonly bool mayHoldVariables = topic.Policy.Contains("${", StringComparison.Ordinal) || topic.Policy.Contains('\\');
    private Answer? last;

    public Step Of(PolicyDocument policy, Publisher.Service service, Circumstances around)
    {
        if (last is { } known && known.Service == service && known.Organization == around.Organization)
        {
            return known.Step;
        }
        var context = PublisherContext.Of(service, "sns:Publish", topic.Arn, around);
        var step = Admission.Judge(topic, service.Principal, PolicyEvaluation.Evaluate(policy, context), service);
        if (!mayHoldVariables && !policy.Statements.Any(s => s.Conditions.Any(c => RequestKeys.IsTime(c.Key))))
        {
            last = new Answer(service, around.Organization, step);
        }
        return step;
    }

    private sealed record Answer(Publisher.Service Service, string? Organization, Step Step);
}
