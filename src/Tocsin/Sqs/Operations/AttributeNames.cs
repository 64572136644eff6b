using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>
/// Names of attributes: SQS refuses those that it does not know by an error of their own, not by its model's constraints.
/// </summary>
/// <remarks>
/// And a receiver asks in <c>AttributeNames</c> for a message's attributes, where the model lists a queue's. Unverified: the text.
/// </remarks>
internal static class AttributeNames
{
    private static readonly string[] OfQueue =
    [
        "All", "Policy", "VisibilityTimeout", "MaximumMessageSize", "MessageRetentionPeriod", "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesNotVisible", "CreatedTimestamp", "LastModifiedTimestamp", "QueueArn",
        "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "FifoQueue",
        "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope", "FifoThroughputLimit",
        "RedriveAllowPolicy", "SqsManagedSseEnabled",
    ];

    private static readonly string[] OfMessage =
    [
        "All", "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp", "SequenceNumber",
        "MessageDeduplicationId", "MessageGroupId", "AWSTraceHeader", "DeadLetterQueueSourceArn",
    ];

    public static AwsError? Check(CreateQueueRequest request, string code, ValueList<UnknownMember> unknown) =>
        Violations.Of(request with { Attributes = null }, code, unknown)
        ?? Refusal(request.Attributes.GetValueOrDefault().Keys, OfQueue, "Attributes");

    public static AwsError? Check(SetQueueAttributesRequest request, string code, ValueList<UnknownMember> unknown) =>
        Violations.Of(request.Attributes is null ? request : request with { Attributes = [] }, code, unknown)
        ?? Refusal(request.Attributes!.Value.Keys, OfQueue, "Attributes");

    public static AwsError? Check(GetQueueAttributesRequest request, string code, ValueList<UnknownMember> unknown) =>
        Violations.Of(request with { AttributeNames = null }, code, unknown)
        ?? Refusal(request.AttributeNames.GetValueOrDefault(), OfQueue, "AttributeNames");

    public static AwsError? Check(ReceiveMessageRequest request, string code, ValueList<UnknownMember> unknown) =>
        Violations.Of(request with { AttributeNames = null, MessageSystemAttributeNames = null }, code, unknown)
        ?? Refusal(request.AttributeNames.GetValueOrDefault(), OfMessage, "AttributeNames")
        ?? Refusal(request.MessageSystemAttributeNames.GetValueOrDefault(), OfMessage, "MessageSystemAttributeNames");

    private static AwsError? Refusal(IEnumerable<string> names, string[] known, string member) =>
        names.FirstOrDefault(n => !known.Contains(n) && !Unknown.In(n)) is { } stranger
            ? Errors.InvalidAttributeName.With($"Unknown Attribute {stranger}.", member) : null;
}
