using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tocsin.Delivery.Outgoing;
using Tocsin.Flow;
using Tocsin.Slack;

namespace Tocsin.Delivery.Senders;

/// <summary>Posts to Slack's Web API, whoever answers there.</summary>
/// <param name="access">How a team is spoken to; null where nobody knows.</param>
public sealed class SlackSender(HttpClient client, Func<string, SlackAccess?> access) : ISender
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public async Task<Sent> Send(Leaving leaving, string? thread, CancellationToken stop)
    {
        if (leaving.Envelope is not { To: Address.Slack to, Content: Post post })
        {
            return new Sent.Refused("it is no post to Slack");
        }
        if (access(to.Team) is not { } known)
        {
            return new Sent.Blocked($"{SlackErrors.NoToken}{to.Team}: tocsin slack authorize");
        }
        return await Ask(known, "chat.postMessage", SlackBody.Of(post, leaving, thread), stop).ConfigureAwait(false);
    }

    /// <summary>Gives a message that Slack has another content: it may be asked again without harm.</summary>
    /// <param name="ts">Slack's name of it.</param>
    public async Task<Sent> Edit(Leaving leaving, string ts, CancellationToken stop) =>
        leaving.Envelope is not { To: Address.Slack to, Content: Post post } ? new Sent.Refused("it is no post to Slack")
        : access(to.Team) is not { } known ? new Sent.Later($"{SlackErrors.NoToken}{to.Team}")
        : await Ask(known, "chat.update", SlackBody.Of(post, leaving, null, ts), stop).ConfigureAwait(false);

    private async Task<Sent> Ask(SlackAccess known, string method, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(known.Api, method))
        {
            Content = new ReadOnlyMemoryContent(body),
        };
        request.Content.Headers.ContentType = Json;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", known.Token);
        try
        {
            using var response = await client.SendAsync(request, stop).ConfigureAwait(false);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Meaning(await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false)),
                HttpStatusCode.TooManyRequests => new Sent.Later("Slack Retry-After", RetryAfter.Of(response)),
                var status => new Sent.Later($"Slack answered {(int)status}", RetryAfter.Of(response), IsLost: true),
            };
        }
        catch (HttpRequestException e)
        {
            bool isUnsent = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;
            return new Sent.Later($"Slack cannot be reached: {e.Message}", IsLost: !isUnsent);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Sent.Later("Slack did not answer in time", IsLost: true);
        }
    }

    /// <remarks>
    /// By what stands in the message's metadata, in its thread, or in the channel back to what Slack had well before it left: asked by
    /// page, not by time, since ours may be another than Slack's. Needs <c>channels:history</c>: an app without it is not told, and then a
    /// message may come twice, and says so.
    /// </remarks>
    public async Task<Sent?> Find(Leaving leaving, string? thread, CancellationToken stop)
    {
        if (leaving.Envelope.To is not Address.Slack to || access(to.Team) is not { } known)
        {
            return null;
        }
        string? cursor = null;
        for (int page = 0; page < Limits.Pages; page++)
        {
            var (told, next, oldest) = await Page(known, to.Id, thread, cursor, leaving.Message, stop).ConfigureAwait(false);
            if (told is Sent.Later && page > 0)
            {
                // It would begin with the first page again, and where one is to be had a minute it never ended.
                return new Sent.Untold("Slack tells no more of its channel or thread now");
            }
            if (told is not null || next is null || (thread is null && oldest < leaving.At - Limits.ClockMargin))
            {
                return told;
            }
            cursor = next;
        }
        return new Sent.Untold("there is more in its channel or thread than what is asked");
    }

    /// <summary>What Slack says of a message, where it goes on, and how far back it went.</summary>
    private async Task<(Sent? Told, string? Cursor, DateTimeOffset Oldest)> Page(
        SlackAccess known, string channel, string? thread, string? cursor, string message, CancellationToken stop)
    {
        List<KeyValuePair<string, string>> asked =
            [new("channel", channel), new("include_all_metadata", "true"), new("limit", $"{Limits.Asked}")];
        if (thread is not null)
        {
            asked.Add(new("ts", thread));
        }
        if (cursor is not null)
        {
            asked.Add(new("cursor", cursor));
        }
        string method = thread is null ? "conversations.history" : "conversations.replies";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(known.Api, method))
        {
            Content = new FormUrlEncodedContent(asked),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", known.Token);
        try
        {
            using var response = await client.SendAsync(request, stop).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK
                ? SlackHistory.Told(message, await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false))
                : (new Sent.Later(
                    $"Slack answered {(int)response.StatusCode} when it was asked for a message", RetryAfter.Of(response)), null, default);
        }
        catch (HttpRequestException e)
        {
            return (new Sent.Later($"Slack cannot be reached: {e.Message}"), null, default);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (new Sent.Later("Slack did not answer in time"), null, default);
        }
    }

    private static Sent Meaning(byte[] body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            if (root.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
            {
                return new Sent.Taken(root.TryGetProperty("ts", out var ts) ? ts.GetString() : null);
            }
            return SlackErrors.Meaning(root.TryGetProperty("error", out var error) ? error.GetString() ?? "" : "no error code");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new Sent.Later("Slack's answer is no JSON of its own", IsLost: true);
        }
    }
}
