using System.Globalization;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>A message as its receiver gets it: with what was asked for, and the digests of that.</summary>
internal static class ReceivedMessage
{
    public static Message Of(QueueMessage message, ReceiveMessageRequest request)
    {
        var asked = request.MessageSystemAttributeNames.GetValueOrDefault()
            .AddRange(request.AttributeNames.GetValueOrDefault());
        var attributes = MessageAttributes.Asked(message.Attributes, request.MessageAttributeNames.GetValueOrDefault());
        return new Message
        {
            MessageId = message.MessageId,
            ReceiptHandle = message.Receipt,
            MD5OfBody = MessageDigest.Of(message.Body),
            Body = message.Body,
            Attributes = SystemAttributes(message).Where(a => a.Value is not null && (asked.Contains("All") || asked.Contains(a.Name)))
                .Select(a => KeyValuePair.Create(a.Name, a.Value!)).ToValueMap().UnlessEmpty,
            MD5OfMessageAttributes = MessageDigest.Of(attributes),
            MessageAttributes = attributes.UnlessEmpty,
        };
    }

    private static IEnumerable<(string Name, string? Value)> SystemAttributes(QueueMessage message) =>
    [
        ("SenderId", message.SenderId),
        ("SentTimestamp", Milliseconds(message.Sent)),
        ("ApproximateReceiveCount", message.ReceiveCount.ToString(CultureInfo.InvariantCulture)),
        ("ApproximateFirstReceiveTimestamp", message.FirstReceived is { } first ? Milliseconds(first) : null),
        // A fair queue's messages have a group, and no place in it.
        ("SequenceNumber", message.DeduplicationId is null ? null : message.SequenceNumber),
        ("MessageDeduplicationId", message.DeduplicationId),
        ("MessageGroupId", message.GroupId),
        ("AWSTraceHeader", message.TraceHeader),
        ("DeadLetterQueueSourceArn", message.DeadLetterSource),
    ];

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
