using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>What could not be delivered to a target that names a dead-letter queue.</summary>
/// <remarks>
/// The body is what the target was to get; what failed stands in the attributes. None of these failures is tried again. Recorded on AWS
/// 2026-09, and https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
/// </remarks>
public static class DeadLetter
{
    private const string Principal = "events.amazonaws.com";
    private const string NoPermissions = "NO_PERMISSIONS";
    private const string NoResource = "NO_RESOURCE";
    private const string OfTarget = "/target/";

    /// <summary>Whether a reason ends a delivery to a target for good, by its code, also where no queue is named for it.</summary>
    public static bool Ends(string code) =>
        Of(new Step(Stage.Topic, new Place("", ""), new Verdict.Stopped(new Reason(code)), "")) is not null;

    /// <summary>The message on its way to the dead-letter queue; null where there is none, or nothing for it.</summary>
    /// <param name="undelivered">As it was sent to the target.</param>
    /// <param name="why">What ended the delivery.</param>
    internal static Envelope? Of(EventBridgeState state, Envelope undelivered, Step why)
    {
        if (Of(why) is not { } failure || BodyOf(undelivered.Content) is not { } body
            || TargetOf(state, undelivered.Sender.Resource) is not ({ } rule, { DeadLetterConfig.Arn: { } given } target)
            || !Arn.TryParse(given, out var queue))
        {
            return null;
        }
        string request = Envelope.IdOf(given, undelivered.Origin, $"{undelivered.Sender}\n{failure.Message}");
        ValueList<MessageAttribute> attributes =
        [
            new("RULE_ARN", "String", rule.Arn.ToString()), new("TARGET_ARN", "String", target.Arn!),
            new("ERROR_CODE", "String", failure.Code), new("ERROR_MESSAGE", "String", failure.Told(request)),
        ];
        return new Envelope(
            new Address.Queue(queue),
            new Publication(body, new Publisher.Service(Principal, rule.Arn, rule.Arn.Account), Attributes: attributes),
            undelivered.Origin, new Place(undelivered.Sender.Resource, "DeadLetterConfig.Arn"));
    }

    private static (Rule Rule, Shapes.Target Target)? TargetOf(EventBridgeState state, string resource)
    {
        int at = resource.LastIndexOf(OfTarget, StringComparison.Ordinal);
        return at > 0 && Arn.TryParse(resource[..at], out var arn) && Names.IsRule(arn)
            && state.FindRule(Names.BusOf(arn), Names.RuleNameOf(arn)) is { } rule
            && rule.Targets.AsEnumerable().FirstOrDefault(t => t.Id == resource[(at + OfTarget.Length)..]) is { } target
                ? (rule, target) : null;
    }

    private static string? BodyOf(Content content) => content switch
    {
        Publication publication => publication.Message,
        EventContent { Event: var bytes } => bytes.ToString(),
        _ => null,
    };

    /// <summary>Null of what is no failure of the delivery: whoever is behind the target did not want it.</summary>
    // Unverified: the texts but for those of a topic and a queue that deny, of a queue that is missing, and of what is no JSON.
    private static Failure? Of(Step why) => why.Verdict.Why is not { } reason ? null
        : reason == Reasons.PolicyDenied ? new(NoPermissions, why.Detail, "AmazonSNS", 403, "AuthorizationError")
        : reason == Reasons.KmsDenied ? new(NoPermissions, why.Detail, "AWSKMS", 400, "AccessDeniedException")
        : reason == Reasons.TopicMissing ? new(NoResource, "Topic does not exist", "AmazonSNS", 404, "NotFound")
        : reason == Reasons.QueueDenied ? new(NoPermissions, why.Detail, "AmazonSQS", 403, "AccessDenied")
        : reason == Reasons.QueueMissing ? new(
            NoResource, "The specified queue does not exist or you do not have access to it.", "AmazonSQS", 400,
            "AWS.SimpleQueueService.NonExistentQueue")
        : reason == Reasons.QueueRefuses ? new("SDK_CLIENT_ERROR", why.Detail, "AmazonSQS", 400, "InvalidParameterValue")
        : reason == Reasons.GroupMissing ? new(
            NoResource, "The specified log group does not exist.", "AWSLogs", 400, "ResourceNotFoundException")
        : reason == Reasons.LogsDenied ? new(NoPermissions, why.Detail, "AWSLogs", 400, "AccessDeniedException")
        : reason == Reasons.BusDenied ? new(NoPermissions, why.Detail, "AmazonCloudWatchEvents", 400, "AccessDeniedException")
        : reason == Reasons.TransformerInvalidJson ? new("INVALID_JSON", "Invalid input for target.", null, 0, "")
        : null;

    /// <param name="Service">Which one refused; null where EventBridge itself did.</param>
    private sealed record Failure(string Code, string Message, string? Service, int Status, string ErrorCode)
    {
        public string Told(string request) => Service is null
            ? Message
            : $"{Message} (Service: {Service}; Status Code: {Status}; Error Code: {ErrorCode}; Request ID: {request}; Proxy: null)";
    }
}
