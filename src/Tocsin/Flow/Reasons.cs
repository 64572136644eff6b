using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>Every reason there is. Each has a section in docs/reference/reasons.md: what happened, what AWS does then, the fix.</summary>
public static class Reasons
{
    /// <summary>There is no rule on the bus the event arrives at.</summary>
    public static readonly Reason NoRule = new("events.no-rule");

    /// <summary>There are rules, and none matches.</summary>
    public static readonly Reason NoMatch = new("events.no-match");

    public static readonly Reason RuleDisabled = new("events.rule-disabled");

    /// <summary>PutRule refuses the pattern.</summary>
    public static readonly Reason InvalidPattern = new("events.invalid-pattern");

    /// <summary>PutTargets refuses the target's input.</summary>
    public static readonly Reason TransformerInvalid = new("events.transformer.invalid");

    /// <summary>What the transformer makes is not JSON.</summary>
    public static readonly Reason TransformerInvalidJson = new("events.transformer.invalid-json");

    /// <summary>A path finds nothing in the event, so a part of the message is blank.</summary>
    public static readonly Reason TransformerBlankValue = new("events.transformer.blank-value");

    /// <summary>The literal <c>&lt;name&gt;</c> arrives, because nothing defines it.</summary>
    public static readonly Reason TransformerNotSubstituted = new("events.transformer.not-substituted");

    public static readonly Reason NoTarget = new("events.no-target");

    /// <summary>EventBridge does not deliver to the target's topic: it is in another region, or a FIFO topic.</summary>
    public static readonly Reason TargetUnreachable = new("events.target-unreachable");

    /// <summary>The bus a rule sends to does not admit the event, or the rule has no role that may put it there.</summary>
    public static readonly Reason BusDenied = new("events.bus-denied");

    /// <summary>An event that one bus received from another is not sent on to a third.</summary>
    public static readonly Reason ThirdBus = new("events.third-bus");

    /// <summary>The target's topic does not exist.</summary>
    public static readonly Reason TopicMissing = new("sns.topic-missing");

    /// <summary>What is addressed to the topic is no publication: an event, put there by hand.</summary>
    public static readonly Reason NotAPublication = new("sns.not-a-publication");

    /// <summary>SetTopicAttributes refuses the policy.</summary>
    public static readonly Reason PolicyInvalid = new("sns.policy-invalid");

    public static readonly Reason PolicyDenied = new("sns.policy-denied");

    public static readonly Reason KmsDenied = new("sns.kms-denied");

    public static readonly Reason FilteredOut = new("sns.filtered-out");

    /// <summary>The subscriber has not confirmed its subscription, so it gets nothing yet.</summary>
    public static readonly Reason SubscriptionPending = new("sns.subscription-pending");

    /// <summary>No channel is subscribed to the topic.</summary>
    public static readonly Reason NotSubscribed = new("sns.not-subscribed");

    /// <summary>The log group that is a rule's target does not exist.</summary>
    public static readonly Reason GroupMissing = new("logs.group-missing");

    /// <summary>No resource policy of CloudWatch Logs lets the service write to the group.</summary>
    public static readonly Reason LogsDenied = new("logs.policy-denied");

    /// <summary>The queue that is a rule's target or a topic's subscriber does not exist.</summary>
    public static readonly Reason QueueMissing = new("sqs.queue-missing");

    /// <summary>The queue's policy does not admit the sender.</summary>
    public static readonly Reason QueueDenied = new("sqs.policy-denied");

    /// <summary>The queue takes no such message: too long, or without a group where it needs one.</summary>
    public static readonly Reason QueueRefuses = new("sqs.refused");

    public static readonly Reason RawDelivery = new("sns.raw-delivery");

    public static readonly Reason ChatbotUnsupported = new("chatbot.unsupported");

    public static readonly Reason InvalidNotification = new("chatbot.invalid-notification");

    /// <summary>Arrives as a card that shows only the event's detail-type.</summary>
    public static readonly Reason BareCard = new("chatbot.bare-card");

    /// <summary>Arrives without the service, the reason or the deployment id.</summary>
    public static readonly Reason MissingFacts = new("chatbot.missing-facts");

    public static readonly Reason Throttled = new("chatbot.throttled");

    /// <summary>The service has neither circuit breaker nor deployment alarms, so its failed deployments raise no event.</summary>
    public static readonly Reason BreakerDisabled = new("ecs.breaker-disabled");

    public static readonly Reason NoRollbackCandidate = new("ecs.no-rollback-candidate");

    /// <summary>The service has no health check, so tasks that run but do not work are taken for healthy.</summary>
    public static readonly Reason NoHealthCheck = new("ecs.no-health-check");

    /// <summary>Tasks fail, but too few of them for the circuit breaker.</summary>
    public static readonly Reason ThresholdNotReached = new("ecs.threshold-not-reached");

    /// <summary>
    /// The deployment configuration leaves a new deployment no room beside the old one, so no task of it starts and none fails.
    /// </summary>
    public static readonly Reason DeploymentStuck = new("ecs.deployment-stuck");

    /// <summary>What it left for is nothing that a server of ours runs: a function, e-mail.</summary>
    public static readonly Reason NotRun = new("serve.not-run");

    /// <summary>Something that decides is not known offline.</summary>
    public static readonly Reason Undetermined = new("undetermined");

    /// <summary>Slack refuses the message with one of its error codes: <c>slack.msg_blocks_too_long</c>.</summary>
    public static Reason Slack(string errorCode) => new($"slack.{errorCode}");

    /// <summary>All but those of Slack, which has codes of its own.</summary>
    public static ValueList<Reason> All { get; } =
    [
        NoRule, NoMatch, RuleDisabled, InvalidPattern, TransformerInvalid, TransformerInvalidJson, TransformerBlankValue,
        TransformerNotSubstituted, NoTarget, TargetUnreachable, BusDenied, ThirdBus, TopicMissing, NotAPublication, PolicyInvalid,
        PolicyDenied, KmsDenied, FilteredOut, SubscriptionPending, NotSubscribed, GroupMissing, LogsDenied, QueueMissing, QueueDenied,
        QueueRefuses, RawDelivery, ChatbotUnsupported, InvalidNotification, BareCard, MissingFacts, Throttled, BreakerDisabled,
        NoRollbackCandidate, NoHealthCheck, ThresholdNotReached, DeploymentStuck, NotRun, Undetermined,
    ];

    /// <summary>Whether there is such a reason; which codes Slack has is Slack's affair.</summary>
    public static bool IsKnown(string code) =>
        All.Any(r => r.Code == code) || (code.StartsWith("slack.", StringComparison.Ordinal) && code.Length > 6);
}
