using Tocsin.Text;

namespace Tocsin.Sqs;

/// <summary>What a queue has that nobody set.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</remarks>
internal static class QueueAttributes
{
    /// <summary>Those that are gone when they are set to the empty text.</summary>
    private static readonly string[] Removable = ["Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId"];

    /// <summary>Those that answers show of every queue.</summary>
    private static readonly string[] Always =
    [
        "VisibilityTimeout", "MaximumMessageSize", "MessageRetentionPeriod", "DelaySeconds", "ReceiveMessageWaitTimeSeconds",
        "SqsManagedSseEnabled",
    ];

    private static readonly string[] OfFifo = ["FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"];

    public static string? Default(string name, Queue queue) => name switch
    {
        "VisibilityTimeout" => "30",
        "MaximumMessageSize" => "1048576",
        "MessageRetentionPeriod" => "345600",
        "DelaySeconds" or "ReceiveMessageWaitTimeSeconds" => "0",
        "SqsManagedSseEnabled" => queue.Attributes.ContainsKey("KmsMasterKeyId") ? "false" : "true",
        "KmsDataKeyReusePeriodSeconds" => queue.Attributes.ContainsKey("KmsMasterKeyId") ? "300" : null,
        "FifoQueue" => queue.IsFifo ? "true" : null,
        "ContentBasedDeduplication" => queue.IsFifo ? "false" : null,
        "DeduplicationScope" => queue.IsFifo ? "queue" : null,
        "FifoThroughputLimit" => queue.IsFifo ? "perQueue" : null,
        _ => null,
    };

    /// <summary>All that are set or have a default.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Shown(Queue queue) =>
        Always.Concat(queue.IsFifo ? OfFifo : []).Append("KmsDataKeyReusePeriodSeconds").Concat(queue.Attributes.Keys).Distinct()
            .Select(n => KeyValuePair.Create(n, queue.Attribute(n)!)).Where(a => a.Value is not null);

    /// <summary>Those that are there with those that are given.</summary>
    public static ValueMap<string> With(ValueMap<string> there, ValueMap<string> given) =>
        there.Concat(given).ToValueMap().Where(a => a.Value.Length > 0 || !Removable.Contains(a.Key)).ToValueMap();
}
