using System.Text.Json;

namespace Tocsin.Delivery.Senders;

/// <summary>Looks for a message of ours in what Slack answers of a channel's history.</summary>
internal static class SlackHistory
{
    /// <summary>The name of the message with that id; null where it is not there, or the answer is none.</summary>
    public static string? TsOf(string message, byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            if (!document.RootElement.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            {
                return null;
            }
            foreach (var one in messages.EnumerateArray())
            {
                if (one.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("event_payload", out var payload)
                    && payload.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.ValueEquals(message))
                {
                    return one.GetProperty("ts").GetString();
                }
            }
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
