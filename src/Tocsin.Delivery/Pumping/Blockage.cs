namespace Tocsin.Delivery.Pumping;

/// <summary>A lane whose receiver refuses until something is set otherwise: what whoever runs the server has to know once.</summary>
/// <param name="Why">As the receiver said it: <c>Slack: not_in_channel</c>.</param>
/// <param name="Since">When the first message was parked.</param>
/// <param name="Messages">How many are parked.</param>
public sealed record Blockage(string Lane, string Why, DateTimeOffset Since, int Messages);
