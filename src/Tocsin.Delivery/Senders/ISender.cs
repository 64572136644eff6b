using Tocsin.Delivery.Outgoing;

namespace Tocsin.Delivery.Senders;

/// <summary>Brings a message that left to where it goes.</summary>
public interface ISender
{
    /// <summary>One attempt, of bounded length.</summary>
    /// <param name="thread">The receiver's name of the message that began the thread; null where this one begins it, or stands
    /// alone.</param>
    Task<Sent> Send(Leaving leaving, string? thread, CancellationToken stop);

    /// <summary>
    /// Whether the receiver took a message already: that it did, that it cannot be told now or ever; null where it did not, or where a
    /// second one does no harm.
    /// </summary>
    Task<Sent?> Find(Leaving leaving, string? thread, CancellationToken stop);
}
