namespace Tocsin.Delivery.Outgoing;

/// <summary>A message that left, and where it stands.</summary>
/// <param name="Settled">When it was delivered or given up.</param>
/// <param name="Why">What it waits for, or why it was given up.</param>
/// <param name="Receipt">The receiver's name of it.</param>
public sealed record Kept(Leaving Leaving, LeavingState State, DateTimeOffset? Settled, string Why, string? Receipt);
