namespace Tocsin.Delivery.Messages;

/// <summary>A channel that something was posted to.</summary>
/// <param name="Messages">How many it holds.</param>
/// <param name="Last">The name of its newest message.</param>
public sealed record SlackChannel(string Team, string Id, int Messages, string Last);
