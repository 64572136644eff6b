using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tocsin.Delivery.Outgoing;
using Tocsin.Flow;
using Tocsin.Slack;

namespace Tocsin.Delivery.Senders;

/// <summary>Posts to a channel by its incoming webhook: no bot is needed, and nothing but posting is possible.</summary>
/// <remarks>
/// A webhook tells no name of a message, so there are no threads and no edits, and it has no history: where an answer was lost, the message
/// comes again and says so. Its address is the secret; it is read each time.
/// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
/// </remarks>
/// <param name="referenceOf">Where the address of a channel's webhook stands; null where it has none.</param>
public sealed class WebhookSender(HttpClient client, Func<Address.Slack, string?> referenceOf) : ISender
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Whether a channel is told by a webhook.</summary>
    public bool IsFor(Address.Slack to) => referenceOf(to) is not null;

    public async Task<Sent> Send(Leaving leaving, string? thread, CancellationToken stop) =>
        leaving.Envelope is { To: Address.Slack to, Content: Post post } && referenceOf(to) is { } reference
            ? await Post(reference, SlackBody.OfWebhook(post, leaving), stop).ConfigureAwait(false)
            : new Sent.Refused("it is no post to an incoming webhook");

    public Task<Sent?> Find(Leaving leaving, string? thread, CancellationToken stop) =>
        Task.FromResult<Sent?>(new Sent.Untold("an incoming webhook has no history"));

    /// <summary>One line of text, to the webhook that a reference names.</summary>
    public Task<Sent> Say(string reference, string text, CancellationToken stop) => Post(reference, SlackBody.OfText(text), stop);

    /// <summary>
    /// Whether a channel's webhook is there; null where it has none. What has nothing in it is refused as such, and posts nothing.
    /// </summary>
    // Unverified: that Slack looks at the webhook and its channel before it looks at what is posted.
    public Task<Probed>? Probe(Address.Slack to, CancellationToken stop) =>
        referenceOf(to) is { } reference ? Probe(reference, stop) : null;

    /// <summary>Why an address is no webhook's; null where it may be one.</summary>
    public static bool TryRead(string reference, [NotNullWhen(true)] out Uri? at, out string error)
    {
        at = null;
        if (!SecretReference.TryRead(reference, out string? text, out error))
        {
            return false;
        }
        error = $"what {reference} holds is no address of a webhook: https://hooks.slack.com/services/…";
        return Uri.TryCreate(text, UriKind.Absolute, out at) && (at.Scheme == "https" || (at.Scheme == "http" && at.IsLoopback))
            && at.UserInfo.Length == 0;
    }

    private async Task<Probed> Probe(string reference, CancellationToken stop) =>
        await Post(reference, "{}"u8.ToArray(), stop).ConfigureAwait(false) switch
        {
            Sent.Blocked blocked => new Probed.MayNot(blocked.Why, SlackErrors.Remedy(blocked.Why)),
            Sent.Later later => new Probed.Untold(later.Why, "Ask again.") { After = later.After },
            _ => new Probed.May("by an incoming webhook: no threads"),
        };

    private async Task<Sent> Post(string reference, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        if (!TryRead(reference, out var at, out string error))
        {
            return new Sent.Blocked(error);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, at) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        try
        {
            using var response = await client.SendAsync(request, stop).ConfigureAwait(false);
            byte[] said = await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
            return Meaning(response, Encoding.UTF8.GetString(said).Trim());
        }
        catch (HttpRequestException e)
        {
            bool isUnsent = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;
            return new Sent.Later($"the webhook cannot be reached: {e.Message}", IsLost: !isUnsent);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Sent.Later("the webhook did not answer in time", IsLost: true);
        }
    }

    /// <summary>Errors are a code in plain text, under a status; what takes messages as Slack does may say 202 or 204.</summary>
    // https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks
    private static Sent Meaning(HttpResponseMessage response, string said) => response.StatusCode switch
    {
        _ when response.IsSuccessStatusCode => new Sent.Taken(null),
        HttpStatusCode.TooManyRequests => new Sent.Later("Slack Retry-After", RetryAfter.Of(response)),
        >= HttpStatusCode.InternalServerError => new Sent.Later(
            string.Create(CultureInfo.InvariantCulture, $"Slack answered {(int)response.StatusCode}"), RetryAfter.Of(response),
            IsLost: true),
        _ when said.Length is > 0 and <= 64 && said.All(c => char.IsAsciiLetterLower(c) || c == '_') => SlackErrors.Meaning(said),
        _ => new Sent.Later(string.Create(CultureInfo.InvariantCulture, $"Slack answered {(int)response.StatusCode}")),
    };
}
