namespace Tocsin.Sqs;

/// <summary>When something's turn comes: a message's, or that of a group of a FIFO queue.</summary>
/// <param name="At">The ticks of a time.</param>
/// <param name="Id">The message's, or the group's.</param>
internal readonly record struct Turn(long At, long Sequence, string Id)
{
    public static Comparer<Turn> InOrder { get; } = Comparer<Turn>.Create((a, b) =>
        a.At != b.At ? a.At.CompareTo(b.At)
        : a.Sequence != b.Sequence ? a.Sequence.CompareTo(b.Sequence)
        : string.CompareOrdinal(a.Id, b.Id));

    public static Turn Of(QueueMessage message) => new(message.VisibleAt.UtcTicks, message.Sequence, message.MessageId);
}
