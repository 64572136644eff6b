using System.Collections.Immutable;

namespace Tocsin.Sqs;

/// <summary>The messages of one group of a FIFO queue.</summary>
/// <remarks>
/// Nobody gets a message of a group while somebody has one: its turn comes when the last of those that were received is visible again, or
/// deleted. Immutable; safe for any number of readers.
/// </remarks>
/// <param name="InOrder">By their sequence.</param>
/// <param name="Taken">Those that were received, by when they are visible again.</param>
internal sealed record FifoGroup(string Id, ImmutableSortedSet<Turn> InOrder, ImmutableSortedSet<Turn> Taken)
{
    private static readonly ImmutableSortedSet<Turn> None = ImmutableSortedSet.Create<Turn>(Turn.InOrder);

    public bool IsEmpty => InOrder.IsEmpty;

    public static FifoGroup Of(string id) => new(id, None, None);

    /// <summary>When its turn is, and which message is its first.</summary>
    public Turn TurnAmong(ImmutableDictionary<string, QueueMessage> messages)
    {
        var first = messages[InOrder.Min.Id];
        return new Turn(Math.Max(first.VisibleAt.UtcTicks, Taken.IsEmpty ? 0 : Taken.Max.At), first.Sequence, Id);
    }

    public FifoGroup With(QueueMessage message) => this with
    {
        InOrder = InOrder.Add(Ordered(message)),
        Taken = message.ReceiveCount > 0 ? Taken.Add(Turn.Of(message)) : Taken,
    };

    public FifoGroup Without(QueueMessage message) => this with
    {
        InOrder = InOrder.Remove(Ordered(message)),
        Taken = Taken.Remove(Turn.Of(message)),
    };

    private static Turn Ordered(QueueMessage message) => new(0, message.Sequence, message.MessageId);
}
