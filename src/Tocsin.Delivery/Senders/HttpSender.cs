using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Signing;
using Tocsin.Delivery.Store;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sns;

namespace Tocsin.Delivery.Senders;

/// <summary>Posts what SNS hands to the endpoints that are subscribed, as AWS does; recorded on AWS 2026-09.</summary>
/// <remarks>
/// 429, what begins with 5, and no answer are tried again. Everything else counts as delivered, a redirection or a 400 as well: recorded of
/// 302 and 400, though the guide has them for failures. Unverified: the others between. Redirections are not followed.
/// </remarks>
/// <param name="client">One that keeps to <see cref="OutboundRules"/>.</param>
public sealed class HttpSender(HttpClient client, Func<Estate> estate, SnsSigner signer, TimeProvider time) : ISender
{
    private const string UserAgent = "Amazon Simple Notification Service Agent";

    /// <remarks>Endpoints tell repeated messages by their ids.</remarks>
    public Task<Sent?> Find(Leaving leaving, string? thread, CancellationToken stop) => Task.FromResult<Sent?>(null);

    public async Task<Sent> Send(Leaving leaving, string? thread, CancellationToken stop)
    {
        var now = estate();
        var subscription = now.Sns.FindSubscription(leaving.Envelope.Sender.Resource);
        // Unverified: that AWS posts nothing more.
        if (subscription is null && leaving.Envelope.Content is Notification)
        {
            return new Sent.Refused("its subscription is gone");
        }
        // The envelope does not know the password that may stand in the endpoint.
        string endpoint = subscription?.Endpoint ?? leaving.Envelope.To.Text;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var to) || to.Scheme is not ("http" or "https"))
        {
            return new Sent.Refused("the endpoint is no address that one can post to");
        }
        HttpRequestMessage request;
        try
        {
            request = Request(leaving.Envelope, to, now, DeliveryPolicy.Of(TopicOf(subscription, now), subscription));
        }
        catch (Exception e) when (e is StoreException or CryptographicException)
        {
            return new Sent.Blocked($"it cannot be signed: {e.Message}");
        }
        using var disposed = request;
        using var timeout = new CancellationTokenSource(Limits.EndpointAttempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            string answer = $"HTTP {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}";
            return response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                ? new Sent.Later($"the endpoint answered {answer}")
                : new Sent.Taken(answer);
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefusedException refused)
        {
            return new Sent.Refused($"the endpoint is not called: {refused.Message}");
        }
        catch (HttpRequestException e)
        {
            // Of a certificate that does not hold, the message within says why.
            string why = e.InnerException is AuthenticationException { Message: var inner } ? inner : e.Message;
            return new Sent.Later($"the endpoint cannot be reached: {why}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Sent.Later("the endpoint did not answer in time");
        }
    }

    private static Topic? TopicOf(Subscription? subscription, Estate now) =>
        subscription is null ? null : now.Sns.Find(subscription.Topic);

    private HttpRequestMessage Request(Envelope envelope, Uri to, Estate now, DeliveryPolicy policy)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, to);
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", UserAgent);
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip,deflate");
        // Unverified: AWS may wait for the endpoint to ask for them.
        if (to.UserInfo.Length > 0)
        {
            byte[] named = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(to.UserInfo));
            headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(named));
        }
        (string type, string id, string topic, string? subscription, string body) = envelope.Content switch
        {
            Notification n => ("Notification", n.MessageId, n.Topic.ToString(), envelope.Sender.Resource, Body(n, envelope, now)),
            Confirmation c => (
                c.Type, c.MessageId, c.Topic.ToString(), c.OfEnd ? c.Subscription.ToString() : null,
                ConfirmationText.Write(c, signer.Sign(now, envelope))),
            var other => throw new InvalidOperationException($"SNS sends no {other.GetType().Name}"),
        };
        headers.TryAddWithoutValidation("x-amz-sns-message-type", type);
        headers.TryAddWithoutValidation("x-amz-sns-message-id", id);
        headers.TryAddWithoutValidation("x-amz-sns-topic-arn", topic);
        if (subscription is not null)
        {
            headers.TryAddWithoutValidation("x-amz-sns-subscription-arn", subscription);
        }
        if (envelope.Content is Notification { Raw: true })
        {
            headers.TryAddWithoutValidation("x-amz-sns-rawdelivery", "true");
        }
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        bool isType = MediaTypeHeaderValue.TryParse(policy.ContentType, out _);
        request.Content.Headers.TryAddWithoutValidation(
            "Content-Type", isType ? policy.ContentType : DeliveryPolicy.Default.ContentType);
        return request;
    }

    private string Body(Notification notification, Envelope envelope, Estate now) => notification.Raw
        ? notification.Message
        : NotificationText.Write(notification, envelope.Sender.Resource, signer.Sign(now, envelope));
}
