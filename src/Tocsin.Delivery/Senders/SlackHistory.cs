using System.Globalization;
using System.Text.Json;

namespace Tocsin.Delivery.Senders;

/// <summary>Looks for a message of ours in what Slack answers of a channel's history.</summary>
internal static class SlackHistory
{
    private static readonly string[] Passing = ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable"];

    /// <summary>
    /// That it is there, that it is to be asked again, or that the app is never told; null where it is not there, with where to go on, and
    /// when the oldest of what was told was posted.
    /// </summary>
    public static (Sent? Told, string? Cursor, DateTimeOffset Oldest) Told(string message, byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            if (!root.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            {
                return (root.TryGetProperty("error", out var error) && Passing.Contains(error.GetString())
                    ? new Sent.Later($"Slack: {error.GetString()}")
                    : new Sent.Untold($"Slack's history may not be read: {error}"), null, default);
            }
            var oldest = DateTimeOffset.MaxValue;
            foreach (var one in messages.EnumerateArray())
            {
                if (one.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("event_payload", out var payload)
                    && payload.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.ValueEquals(message))
                {
                    return (new Sent.Taken(one.GetProperty("ts").GetString()), null, default);
                }
                oldest = PostedAt(one) is { } at && at < oldest ? at : oldest;
            }
            bool goesOn = root.TryGetProperty("response_metadata", out var behind) && behind.ValueKind == JsonValueKind.Object
                && behind.TryGetProperty("next_cursor", out var cursor) && cursor.GetString() is { Length: > 0 };
            return (null, goesOn ? behind.GetProperty("next_cursor").GetString() : null, oldest);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (new Sent.Later("Slack's answer is no JSON of its own"), null, default);
        }
    }

    /// <summary>A <c>ts</c> is seconds since 1970, with what tells it from others of that second.</summary>
    private static DateTimeOffset? PostedAt(JsonElement message) =>
        message.TryGetProperty("ts", out var ts)
        && long.TryParse(ts.GetString()?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
