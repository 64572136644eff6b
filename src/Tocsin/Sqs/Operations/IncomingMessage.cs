using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>What somebody wants to send, alone or in a batch.</summary>
internal sealed record IncomingMessage(
    string? Body, int? DelaySeconds, ValueMap<MessageAttributeValue> Attributes, ValueMap<MessageSystemAttributeValue> SystemAttributes,
    string? GroupId, string? DeduplicationId)
{
    public long Bytes => Encoding.UTF8.GetByteCount(Body ?? "") + MessageDigest.BytesOf(Attributes);

    /// <summary>Why the queue does not take it; null where it does.</summary>
    // Unverified: the texts.
    public AwsError? Refusal(QueueMessages messages)
    {
        var queue = messages.Queue;
        if (string.IsNullOrEmpty(Body))
        {
            return SqsErrors.Missing("MessageBody");
        }
        if (Bytes > queue.MaximumMessageBytes)
        {
            return SqsErrors.Invalid(
                $"One or more parameters are invalid. Reason: Message must be shorter than {queue.MaximumMessageBytes} bytes.",
                "MessageBody");
        }
        if (!Body.EnumerateRunes().All(IsAllowed))
        {
            return Errors.InvalidMessageContents.With("The message contains characters outside the allowed set.", "MessageBody");
        }
        if (DelaySeconds is < 0 or > Limits.DelaySeconds)
        {
            return SqsErrors.Invalid(
                "DelaySeconds", DelaySeconds.Value.ToString(CultureInfo.InvariantCulture),
                $"DelaySeconds must be >= 0 and <= {Limits.DelaySeconds}.");
        }
        return MessageAttributes.Refusal(Attributes) ?? (queue.IsFifo ? InFifo(queue) : InStandard())
            ?? (messages.IsFull
                ? Errors.OverLimit.With($"The queue holds {messages.Count} messages, and takes no more.", "QueueUrl") : null);
    }

    /// <summary>The message that is sent, or the one of the same deduplication's id that was.</summary>
    public Accepted Into(QueueMessages messages, Call call)
    {
        var queue = messages.Queue;
        string? deduplication = DeduplicationId
            ?? (queue is { IsFifo: true, IsDeduplicatedByContent: true } ? Sha256(Body!) : null);
        string? key = queue.IsFifo ? Deduplication.KeyOf(queue, GroupId, deduplication!) : null;
        if (key is not null && messages.FindSent(key, call.Now) is { } known)
        {
            return new Accepted(known.MessageId, Deduplication.SequenceNumber(known.Sequence), []);
        }
        long sequence = messages.NextSequence(call.Now);
        var delay = DelaySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : queue.Delay;
        var message = QueueMessage.Of(queue.Arn, call.Ids.Uuid(), Body!, sequence, call.Now, delay) with
        {
            Attributes = Attributes,
            SenderId = call.Account.ToString(),
            TraceHeader = SystemAttributes.TryGetValue("AWSTraceHeader", out var header) ? header.StringValue : null,
            GroupId = GroupId,
            DeduplicationId = deduplication,
        };
        return new Accepted(message.MessageId, queue.IsFifo ? message.SequenceNumber : null, Changes(messages, message, key));
    }

    public static ValueList<Change> Changes(QueueMessages messages, QueueMessage message, string? key) =>
    [
        .. messages.ExpiredAt(message.Sent).Take(Limits.Cleared).Select(m => new Change.Remove(m.Arn)),
        .. messages.ForgottenAt(message.Sent).Take(Limits.Cleared).Select(d => new Change.Remove(d.Arn)),
        new Change.Put(message),
        .. key is null ? (ReadOnlySpan<Change>)[] : [new Change.Put(new Deduplication(
            SqsNames.Deduplication(message.Queue, key), message.Queue, key, message.MessageId, message.Sequence, message.Sent))],
    ];

    internal static string Sha256(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    private AwsError? InFifo(Queue queue) =>
        GroupId is null ? SqsErrors.Missing("MessageGroupId")
        : DelaySeconds > 0 ? SqsErrors.Invalid(
            "DelaySeconds", DelaySeconds.Value.ToString(CultureInfo.InvariantCulture),
            "The request include parameter that is not valid for this queue type.")
        : DeduplicationId is null && !queue.IsDeduplicatedByContent
            ? SqsErrors.Invalid(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
                "MessageDeduplicationId")
        : Id("MessageGroupId", GroupId) ?? Id("MessageDeduplicationId", DeduplicationId);

    /// <summary>A group makes a standard queue fair, since 2025-07; a deduplication's id is nothing to it.</summary>
    private AwsError? InStandard() => DeduplicationId is { } id
        ? SqsErrors.Invalid(
            "MessageDeduplicationId", id, "The request includes a parameter that is not valid for this queue type.")
        : Id("MessageGroupId", GroupId);

    private static AwsError? Id(string parameter, string? id) =>
        id is null || (id.Length is > 0 and <= Limits.IdLength && id.All(c => c is > ' ' and <= '~'))
            ? null
            : SqsErrors.Invalid(
                parameter, id,
                $"{parameter} can only include alphanumeric and punctuation characters. 1 to {Limits.IdLength} in length.");

    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</summary>
    private static bool IsAllowed(Rune rune) =>
        rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000;

    /// <param name="SequenceNumber">Null of a queue that is no FIFO queue.</param>
    internal sealed record Accepted(string MessageId, string? SequenceNumber, ValueList<Change> Changes);
}
