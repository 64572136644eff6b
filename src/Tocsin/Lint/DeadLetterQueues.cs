using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Kms;
using Tocsin.Policies;
using Tocsin.Sns;
using Tocsin.Sqs;
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
                string place = Names.Target(rule.Arn, target.Id!);
                foreach (var note in target.DeadLetterConfig is { } queue ? OfQueue(rule, queue.Arn ?? "", subject) : [Missing(place)])
                {
                    yield return note;
                }
            }
        }
    }

    private static Note Missing(string target) => new(
        FindingCode.NoDeadLetterQueue, Severity.Note, new Place(target),
        "The target has no dead-letter queue: what cannot be delivered is lost, and only the rule's metric FailedInvocations counts it.",
        new Suggestion.DeadLetterQueue());

    private static IEnumerable<Note> OfQueue(Rule rule, string queueArn, LintSubject subject)
    {
        if (subject.Estate.Sqs.Find(queueArn) is not { } queue)
        {
            yield break;
        }
        if (Denied(rule, queue) is { } denied)
        {
            yield return Lost(
                FindingCode.DeadLetterQueueDenied, queue, denied,
                $$"""{ "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "{{queue.Arn}}", "Condition": { "ArnEquals": { "aws:SourceArn": "{{rule.Arn}}" } } }""");
        }
        if (Locked(rule, queue, subject.Estate.Kms) is { } locked)
        {
            yield return Lost(
                FindingCode.DeadLetterQueueEncrypted, queue, locked,
                """a customer managed key whose policy has { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": ["kms:GenerateDataKey*", "kms:Decrypt"], "Resource": "*" }, or the encryption of SQS itself""");
        }
    }

    private static Note Lost(string code, Queue queue, (Place Where, string Message) why, string write) => new(
        code, Severity.Warning, why.Where,
        $"EventBridge may not send to the dead-letter queue {queue.Name}: {why.Message}. What cannot be delivered is lost there too.",
        write);

    /// <summary>Some channel hears the topic: it is a way to Slack.</summary>
    private static bool IsHeard(Target target, LintSubject subject) =>
        subject.Estate.Sns.Find(target.Arn!) is { } topic
            && subject.Estate.Sns.SubscriptionsOf(topic.Arn).Any(s => s.Subscriber is not null);

    private static (Place Where, string Message)? Denied(Rule rule, Queue queue)
    {
        var where = new Place(queue.Arn.ToString(), "Policy");
        return queue.Policy is null
            ? (where, "the queue has no policy, which admits the account alone")
            : Refusal(queue.Policy, where, Asked(rule, "sqs:SendMessage", queue.Arn), "its policy");
    }

    /// <summary>
    /// SQS encrypts in EventBridge's name, so the queue's key must admit that too: https://github.com/aws/aws-cdk/issues/33169,
    /// https://github.com/aws-solutions/quota-monitor-for-aws/issues/38
    /// </summary>
    private static (Place Where, string Message)? Locked(Rule rule, Queue queue, KmsState keys)
    {
        string name = queue.Attribute("KmsMasterKeyId") ?? "";
        if (name == ManagedKey || name.EndsWith($":{ManagedKey}", StringComparison.Ordinal))
        {
            return (
                new Place(queue.Arn.ToString(), "KmsMasterKeyId"),
                $"it is encrypted with {ManagedKey}, whose policy nobody can change and which admits no service");
        }
        if (name.Length == 0 || keys.Find(name, Scope.Of(queue.Arn)) is not { } key)
        {
            return null;
        }
        var where = new Place(key.Arn.ToString(), "Policy");
        return Encryption.Actions.Select(a => Refusal(key.Policy, where, Asked(rule, a, key.Arn), "the policy of its key"))
            .FirstOrDefault(r => r is not null);
    }

    private const string ManagedKey = "alias/aws/sqs";

    private static RequestContext Asked(Rule rule, string action, Arn resource) =>
        PublisherContext.Of(new Publisher.Service("events.amazonaws.com", rule.Arn, rule.Arn.Account), action, resource);

    /// <summary>Why a policy does not let EventBridge do it; null where it does, or where that cannot be told.</summary>
    private static (Place Where, string Message)? Refusal(string policy, Place where, RequestContext asked, string whose) =>
        PolicyDocument.Parse(policy) is not PolicyResult.Valid { Document: var document }
            ? null
            : PolicyEvaluation.Evaluate(document, asked) switch
            {
                PolicyVerdict.DeniedExplicitly denied => (where with { Pointer = denied.By.Pointer }, $"{denied.By.Name} denies it"),
                PolicyVerdict.DeniedImplicitly { Closest: { } closest } =>
                    (where with { Pointer = closest.Parts[0].Pointer }, closest.Parts[0].Message),
                PolicyVerdict.DeniedImplicitly => (where, $"{whose} allows nothing to anyone"),
                _ => null,
            };
}
