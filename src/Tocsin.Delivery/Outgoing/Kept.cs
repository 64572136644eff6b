using Tocsin.Text;

namespace Tocsin.Delivery.Outgoing;

/// <summary>A message that left, and where it stands.</summary>
/// <param name="Settled">When it was delivered or given up.</param>
/// <param name="Why">What it waits for, or why it was given up.</param>
/// <param name="Receipt">The receiver's name of it.</param>
public sealed record Kept(Leaving Leaving, LeavingState State, DateTimeOffset? Settled, string Why, string? Receipt)
{
    /// <summary>The number of the message that tells of this one too; null where it is told by itself.</summary>
    public long? Carrier { get; init; }

    /// <summary>The receiver may have it twice: an answer was lost, and it cannot be asked.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>What it waited for before it was last tried.</summary>
    public ValueList<Delay> Delays { get; init; } = [];
}
