using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Delivery.Store;
using Tocsin.Server.Wire;
using Tocsin.Text;

namespace Tocsin.Server.Ingest;

/// <summary>Where SNS posts: an https subscription of a real account's topic, which confirms itself.</summary>
/// <remarks>
/// It is open, since SNS brings no key: what counts is its signature, or the password of what is delivered raw. 2xx tells SNS that it is
/// on the disk; 429 and 5xx, to try again; what SNS does not try again is logged with the reason.
/// </remarks>
internal sealed partial class SnsDoor(
    ValueList<IngestOptions> ingests, Intake intake, SigningCertificates certificates, HttpClient client, TimeProvider time,
    ILogger<SnsDoor> log) : IDisposable
{
    public const string Path = "/ingest/";

    private static readonly (int Status, string Told) TooMuch = (429, "too much at once");

    private readonly SemaphoreSlim room = new(Limits.AtOnce);
    private readonly SemaphoreSlim small = new(Limits.SmallAtOnce);
    private readonly SemaphoreSlim large = new(Limits.LargeAtOnce);

    /// <summary>By path, whether a raw delivery brought the password since it was last asked for.</summary>
    private readonly ConcurrentDictionary<string, bool> brought = new(StringComparer.Ordinal);
    private long toldIn;
    private int told;

    public async Task Answer(HttpContext http)
    {
        var (status, why) = await Answered(http);
        string path = http.Request.Path.Value!;
        // SNS brings a password only once it is asked for: that it is asked is no refusal where the password follows.
        bool isAsked = why == RawPassword.Missing && brought.TryUpdate(path, false, true);
        if (status == 200 && http.Request.Headers.Authorization.Count > 0)
        {
            brought[path] = true;
        }
        if ((status is >= 400 and < 500 and not 429 && !isAsked) || why == RawPassword.Unreadable)
        {
            intake.Refuse();
            Tell(http, status, why);
        }
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(why + "\n", http.RequestAborted);
    }

    public void Dispose()
    {
        room.Dispose();
        small.Dispose();
        large.Dispose();
    }

    /// <summary>So many lines a minute at most.</summary>
    private void Tell(HttpContext http, int status, string why)
    {
        long minute = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        lock (room)
        {
            (told, toldIn) = minute == toldIn ? (told + 1, toldIn) : (1, minute);
            if (told > Limits.RefusalsTold)
            {
                return;
            }
        }
        Refused(Printable.Line(http.Request.Path.Value ?? ""), status, Printable.Line(why));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path}: refused ({Status}): {Why}")]
    private partial void Refused(string path, int status, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the ingest {Name} hears {Topic} no more: somebody ended its subscription")]
    private partial void Ended(string name, string topic);

    private async Task<(int Status, string Told)> Answered(HttpContext http)
    {
        string name = (http.Request.Path.Value ?? "")[Path.Length..];
        if (ingests.AsEnumerable().FirstOrDefault(i => i.Name == name) is not { } ingest)
        {
            return (404, "there is no such ingest: tocsin-server.yaml names them");
        }
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return (405, "SNS posts here");
        }
        var coming = http.Request.ContentLength <= Limits.SmallBytes ? small : large;
        if (!coming.Wait(0))
        {
            return TooMuch;
        }
        try
        {
            Hurry(http);
            using var body = await RequestBody.Read(http.Request, Limits.BodyBytes);
            return body is null ? (413, "more than a message of SNS has")
                : await InRoom(() => Take(ingest, http, Encoding.UTF8.GetString(body.Sent.Span)));
        }
        finally
        {
            coming.Release();
        }
    }

    private async Task<(int Status, string Told)> InRoom(Func<Task<(int Status, string Told)>> work)
    {
        if (!room.Wait(0))
        {
            return TooMuch;
        }
        try
        {
            return await work();
        }
        catch (Exception e) when (e is StoreException or HttpRequestException)
        {
            return (503, e.Message);
        }
        finally
        {
            room.Release();
        }
    }

    /// <summary>Who posts slower than that is answered 408 by the web server, which does not know it of HTTP/2.</summary>
    private static void Hurry(HttpContext http)
    {
        if (!HttpProtocol.IsHttp2(http.Request.Protocol) && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(Limits.BytesPerSecond, Limits.Grace);
        }
    }

    private async Task<(int Status, string Told)> Take(IngestOptions ingest, HttpContext http, string body)
    {
        if (http.Request.Headers["x-amz-sns-rawdelivery"] == "true")
        {
            return await TakeRaw(ingest, http, body);
        }
        if (!SnsMessage.TryRead(body, out var message))
        {
            return (400, "this is no message of SNS");
        }
        if (!ingest.From.Contains(message.Topic))
        {
            return (403, $"the ingest {ingest.Name} does not take {message.Topic}");
        }
        var now = time.GetUtcNow();
        if (message.At < now - Limits.Age || message.At > now + Limits.Ahead)
        {
            // One of the clocks is wrong, ours perhaps: SNS tries again, as it does for no refusal.
            string why = $"it is of {message.At:u}, and it is {now:u} here";
            intake.Refuse();
            Tell(http, 503, why);
            return (503, why);
        }
        if (await certificates.Refusal(message, ingest.Endpoint, http.RequestAborted) is { } refusal)
        {
            return (403, refusal);
        }
        switch (message.Type)
        {
            case "Notification":
                return await intake.Take(ingest, message.Topic, message.Id, message.Message, message.Subject) is { } flaw
                    ? (400, flaw) : (200, "taken");
            case "SubscriptionConfirmation":
                return await Confirm(ingest, message, http.RequestAborted);
            default:
                Ended(ingest.Name, message.Topic.ToString());
                return (200, "told");
        }
    }

    private async Task<(int Status, string Told)> TakeRaw(IngestOptions ingest, HttpContext http, string body)
    {
        var headers = http.Request.Headers;
        if (ingest.RawPasswordAt is not { } at)
        {
            return (403, "raw delivery carries no signature: turn RawMessageDelivery of the subscription off, or give the ingest "
                + $"{ingest.Name} a raw-password");
        }
        if (RawPassword.Refusal(at, headers.Authorization.ToString()) is { } refusal)
        {
            http.Response.Headers.WWWAuthenticate = RawPassword.Challenge;
            return refusal;
        }
        if (!Arn.TryParse(headers["x-amz-sns-topic-arn"], out var topic) || !ingest.From.Contains(topic))
        {
            return (403, $"the ingest {ingest.Name} does not take {headers["x-amz-sns-topic-arn"]}");
        }
        string id = headers["x-amz-sns-message-id"].ToString();
        return headers["x-amz-sns-message-type"] != "Notification" || id.Length is 0 or > 256 ? (400, "this is no message of SNS")
            : await intake.Take(ingest, topic, id, body, null) is { } why ? (400, why) : (200, "taken");
    }

    private async Task<(int Status, string Told)> Confirm(IngestOptions ingest, SnsMessage message, CancellationToken stop)
    {
        if (!Uri.TryCreate(message.SubscribeUrl, UriKind.Absolute, out var at) || !SigningCertificates.IsOfSns(at, ingest.Endpoint)
            || !at.Query.Contains("Action=ConfirmSubscription", StringComparison.Ordinal))
        {
            return (403, "SubscribeURL does not confirm a subscription of SNS");
        }
        try
        {
            using var answer = await client.GetAsync(at, stop);
            return answer.IsSuccessStatusCode ? (200, "confirmed") : (502, $"SNS answered the confirmation with {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (502, "SNS did not answer the confirmation");
        }
    }
}
