using System.Globalization;
using Tocsin.Aws;

namespace Tocsin.Sqs;

/// <summary>What a FIFO queue remembers of a message that was sent to it, though it be deleted since.</summary>
/// <param name="Arn">Ours: the queue's with the deduplication's id.</param>
/// <param name="Key">The deduplication's id, behind the group's where it is unique within that.</param>
/// <param name="MessageId">What another of the id is answered with.</param>
public sealed record Deduplication(Arn Arn, Arn Queue, string Key, string MessageId, long Sequence, DateTimeOffset Sent)
    : Resource(Arn), IShape<Deduplication>
{
    public override Arn? Owner => Queue;

    public override bool IsPassing => true;

    public bool HasExpired(DateTimeOffset now) => now - Sent >= Limits.Deduplication;

    public static string KeyOf(Queue queue, string? group, string id) => queue.IsDeduplicatedByGroup ? $"{group}/{id}" : id;

    /// <summary>20 digits, as AWS's are.</summary>
    internal static string SequenceNumber(long sequence) =>
        (10_000_000_000_000_000_000UL + (ulong)sequence).ToString(CultureInfo.InvariantCulture);

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("queue", Queue);
        to.Text("key", Key);
        to.Text("messageId", MessageId);
        to.Long("sequence", Sequence);
        to.Timestamp("sent", Sent);
    }

    public static Deduplication Read(FieldReader from) => new(
        from.Arn("arn"), from.Arn("queue"), from.Text("key") ?? "", from.Text("messageId") ?? "", from.Long("sequence") ?? 0,
        from.Timestamp("sent") ?? default);
}
