namespace Tocsin.Delivery.Messages;

/// <summary>A message in a channel of this server's own Slack.</summary>
/// <param name="Ts">Slack's name of it: seconds and microseconds, rising in its channel: <c>1700000000.000100</c>.</param>
/// <param name="ThreadTs">That of the message it answers; null for one that stands by itself.</param>
/// <param name="Body">A JSON object: what was posted, without what the other members say.</param>
/// <param name="EditedTs">When it was last changed; null for one that never was.</param>
public sealed record SlackMessage(string Team, string Channel, string Ts, string? ThreadTs, string Body, string? EditedTs);
