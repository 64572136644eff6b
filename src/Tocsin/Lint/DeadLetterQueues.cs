using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Sns;
using Tocsin.Text;
using Target = Tocsin.EventBridge.Shapes.Target;

namespace Tocsin.Lint;

/// <summary>
/// Where undeliverable messages go: a target of the alarm without a dead-letter queue, or with one that EventBridge may not send to.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html</remarks>
internal static class DeadLetterQueues
{
    public static IEnumerable<Note> Of(LintSubject subject)
    {
        foreach (var rule in subject.Estate.Events.Rules)
        {
            foreach (var target in rule.Targets.Where(t => IsHeard(t, subject)))
            {
                var place = Names.Target(rule.Arn, target.Id!);
                if (target.DeadLetterConfig is not { } queue)
                {
                    yield return new Note(
                        FindingCode.NoDeadLetterQueue, Severity.Note, new Place(place),
                        "The target has no dead-letter queue: what cannot be delivered is lost, "
                        + "and only the rule's metric FailedInvocations counts it.",
                        new Suggestion.DeadLetterQueue());
                }
                else if (Denied(rule, queue.Arn ?? "", subject) is { } why)
                {
                    yield return new Note(
                        FindingCode.DeadLetterQueueDenied, Severity.Warning, why.Where,
                        $"EventBridge may not send to the dead-letter queue {queue.Arn!.Split(':')[^1]}: {why.Message}. "
                        + "What cannot be delivered is lost there too.",
                        $$"""{ "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "{{queue.Arn}}", "Condition": { "ArnEquals": { "aws:SourceArn": "{{rule.Arn}}" } } }""");
                }
            }
        }
    }

    /// <summary>Some channel hears the topic: it is a way to Slack.</summary>
    private static bool IsHeard(Target target, LintSubject subject) =>
        subject.Estate.Sns.Find(target.Arn!) is { } topic
            && subject.Estate.Sns.SubscriptionsOf(topic.Arn).Any(s => s.Subscriber is not null);

    private static (Place Where, string Message)? Denied(Rule rule, string queueArn, LintSubject subject)
    {
        if (subject.Estate.Sqs.Find(queueArn) is not { } queue || Unknown.In(queueArn))
        {
            return null;
        }
        if (queue.Policy is not { } text)
        {
            return (new Place(queueArn, "Policy"), "the queue has no policy, which admits the account alone");
        }
        var service = new Publisher.Service("events.amazonaws.com", rule.Arn, rule.Arn.Account);
        return PolicyDocument.Parse(text) is not PolicyResult.Valid { Document: var policy }
            ? null
            : PolicyEvaluation.Evaluate(policy, PublisherContext.Of(service, "sqs:SendMessage", Arn.Parse(queueArn))) switch
            {
                PolicyVerdict.DeniedExplicitly denied => (new Place(queueArn, "Policy", denied.By.Pointer), $"{denied.By.Name} denies it"),
                PolicyVerdict.DeniedImplicitly { Closest: { } closest } =>
                    (new Place(queueArn, "Policy", closest.Parts[0].Pointer), closest.Parts[0].Message),
                PolicyVerdict.DeniedImplicitly => (new Place(queueArn, "Policy"), "its policy allows nothing to anyone"),
                _ => null,
            };
    }
}
