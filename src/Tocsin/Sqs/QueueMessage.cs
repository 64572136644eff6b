using System.Text;
using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs;

/// <summary>A message in a queue.</summary>
/// <param name="Arn">Ours: the queue's with the message's id.</param>
/// <param name="Sequence">Grows with every message of the queue.</param>
/// <param name="VisibleAt">When it can be received: later than it was sent where it is delayed, or somebody has it.</param>
public sealed record QueueMessage(
    Arn Arn, Arn Queue, string MessageId, string Body, long Sequence, DateTimeOffset Sent, DateTimeOffset VisibleAt)
    : Resource(Arn), IShape<QueueMessage>
{
    public ValueMap<MessageAttributeValue> Attributes { get; init; }

    public string? SenderId { get; init; }

    public string? TraceHeader { get; init; }

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    public int ReceiveCount { get; init; }

    public DateTimeOffset? FirstReceived { get; init; }

    /// <summary>The handle that its last receiver has.</summary>
    public string? Receipt { get; init; }

    /// <summary>The ARN of the queue that it was received from too often.</summary>
    public string? DeadLetterSource { get; init; }

    public override Arn? Owner => Queue;

    public override bool IsPassing => true;

    /// <summary>What FIFO queues tell of it, 20 digits.</summary>
    public string SequenceNumber => Deduplication.SequenceNumber(Sequence);

    /// <summary>As SQS counts it.</summary>
    public long Bytes => Encoding.UTF8.GetByteCount(Body) + MessageDigest.BytesOf(Attributes);

    public static QueueMessage Of(Arn queue, string id, string body, long sequence, DateTimeOffset sent, TimeSpan delay) =>
        new(SqsNames.Message(queue, id), queue, id, body, sequence, sent, sent + delay);

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("queue", Queue);
        to.Text("messageId", MessageId);
        to.Text("body", Body);
        to.Long("sequence", Sequence);
        to.Timestamp("sent", Sent);
        to.Timestamp("visibleAt", VisibleAt);
        to.Map("attributes", Attributes.UnlessEmpty);
        to.Text("senderId", SenderId);
        to.Text("traceHeader", TraceHeader);
        to.Text("groupId", GroupId);
        to.Text("deduplicationId", DeduplicationId);
        to.Integer("receiveCount", ReceiveCount);
        to.Timestamp("firstReceived", FirstReceived);
        to.Text("receipt", Receipt);
        to.Text("deadLetterSource", DeadLetterSource);
    }

    public static QueueMessage Read(FieldReader from) => new(
        from.Arn("arn"), from.Arn("queue"), from.Text("messageId") ?? "", from.Text("body") ?? "", from.Long("sequence") ?? 0,
        from.Timestamp("sent") ?? default, from.Timestamp("visibleAt") ?? default)
    {
        Attributes = from.Map<MessageAttributeValue>("attributes").GetValueOrDefault(),
        SenderId = from.Text("senderId"),
        TraceHeader = from.Text("traceHeader"),
        GroupId = from.Text("groupId"),
        DeduplicationId = from.Text("deduplicationId"),
        ReceiveCount = from.Integer("receiveCount") ?? 0,
        FirstReceived = from.Timestamp("firstReceived"),
        Receipt = from.Text("receipt"),
        DeadLetterSource = from.Text("deadLetterSource"),
    };
}
