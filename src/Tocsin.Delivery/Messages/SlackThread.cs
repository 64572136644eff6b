namespace Tocsin.Delivery.Messages;

/// <summary>What answers a message.</summary>
/// <param name="Ts">That of the message itself.</param>
/// <param name="Last">That of the newest answer.</param>
public sealed record SlackThread(string Ts, int Replies, string Last);
