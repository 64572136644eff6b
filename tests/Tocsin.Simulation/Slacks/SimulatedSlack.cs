using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tocsin.Simulation.Slacks;

/// <summary>A Slack behind sockets that never were: it takes messages, keeps a history, and misbehaves at will.</summary>
internal sealed partial class SimulatedSlack(SimulatedTime time, Random random) : HttpMessageHandler
{
    private const int LongBytes = 10 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string?[] RetryAfters =
    [
        null, "0", "1", "30", "3600", "100000", "-1", "1.5", "soon", "", "99999999999", "Thu, 01 Jan 2026 00:01:00 GMT",
    ];

    private static readonly string[] Waits =
        ["internal_error", "fatal_error", "service_unavailable", "ratelimited", "team_added_to_org", "new_in_2027"];

    private static readonly string[] Parks = ["not_in_channel", "channel_not_found", "token_revoked", "is_archived", "invalid_auth"];
    private static readonly string[] Kills = ["msg_too_long", "invalid_blocks", "no_text"];
    private static readonly Misbehaviour[] All = Enum.GetValues<Misbehaviour>();

    private readonly List<Taken> taken = [];
    private long lastTs;

    /// <summary>Of a hundred requests.</summary>
    public int MisbehavesAt { get; set; }

    /// <summary>The app may not read what stands in a channel.</summary>
    public bool HidesHistory { get; init; }

    /// <summary>Nothing reaches it, and nothing of it arrives: the process that asks has ended.</summary>
    public Func<bool> IsCut { get; set; } = () => false;

    /// <summary>Those that it answered by a code that waits for a setting, or gives them up.</summary>
    public HashSet<(string Mark, string Channel)> Turned { get; } = [];

    public IReadOnlyList<Taken> Messages => taken;

    public Action<string> Note { get; init; } = _ => { };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 400)), time, cancellationToken);
        if (IsCut())
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        string method = request.RequestUri!.Segments[^1];
        var how = random.Next(100) < MisbehavesAt ? All[random.Next(All.Length)] : Misbehaviour.None;
        bool does = how switch
        {
            Misbehaviour.None or Misbehaviour.HalfABody or Misbehaviour.TenMegabytes or Misbehaviour.NoJson => true,
            Misbehaviour.ServerError or Misbehaviour.Reset or Misbehaviour.AByteASecond => random.Next(2) == 0,
            _ => false,
        };
        // Several where it tells of several.
        string[] marks = [.. Marked().Matches(body).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];
        string code = Code(how, method);
        if (how == Misbehaviour.ErrorCode && !Waits.Contains(code))
        {
            Turned.UnionWith(marks.Select(m => (m, Channel().Match(body).Value)));
        }
        string answer = does ? Done(method, body, marks) : $$"""{"ok":false,"error":"{{code}}"}""";
        Note($"slack {method} {string.Join(' ', marks)} {how} {(does ? answer.Length : code)}");
        return await Answered(how, answer, cancellationToken);
    }

    private string Code(Misbehaviour how, string method) => how != Misbehaviour.ErrorCode ? ""
        : method != "chat.postMessage" ? Waits[random.Next(4)]
        : random.Next(8) switch
        {
            0 => Kills[random.Next(Kills.Length)],
            1 or 2 => Parks[random.Next(Parks.Length)],
            _ => Waits[random.Next(Waits.Length)],
        };

    private async Task<HttpResponseMessage> Answered(Misbehaviour how, string answer, CancellationToken stop)
    {
        switch (how)
        {
            case Misbehaviour.RateLimited:
                var limited = Response(HttpStatusCode.TooManyRequests, answer);
                if (RetryAfters[random.Next(RetryAfters.Length)] is { } after)
                {
                    limited.Headers.TryAddWithoutValidation("Retry-After", after);
                }
                return limited;
            case Misbehaviour.ServerError:
                return Response((HttpStatusCode)random.Next(500, 505), "<html><body><h1>Sorry</h1></body></html>");
            case Misbehaviour.Refused:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
            case Misbehaviour.NoTls:
                throw new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection could not be established");
            case Misbehaviour.Reset:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "Connection reset by peer");
            case Misbehaviour.HalfABody:
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new HalfContent(answer) };
            case Misbehaviour.AByteASecond:
                await Task.Delay(Patience, time, stop);
                // As an HttpClient tells that its time is over.
                throw new TaskCanceledException("The request was canceled due to HttpClient.Timeout", new TimeoutException());
            case Misbehaviour.Redirect:
                var elsewhere = Response(HttpStatusCode.Found, "");
                elsewhere.Headers.Location = new Uri("http://elsewhere/");
                return elsewhere;
            case Misbehaviour.TenMegabytes:
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new LongContent(LongBytes) };
            case Misbehaviour.NoJson:
                return Response(HttpStatusCode.OK, random.Next(2) == 0 ? "" : "[\"ok\"]");
            default:
                return Response(HttpStatusCode.OK, answer);
        }
    }

    private static HttpResponseMessage Response(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private string Done(string method, string body, string[] marks)
    {
        switch (method)
        {
            case "chat.postMessage":
                using (var post = JsonDocument.Parse(body))
                {
                    var root = post.RootElement;
                    lastTs = Math.Max(lastTs + 1, (time.True - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
                    string ts = string.Create(CultureInfo.InvariantCulture, $"{lastTs / 1_000_000}.{lastTs % 1_000_000:d6}");
                    string id = root.GetProperty("metadata").GetProperty("event_payload").GetProperty("id").GetString()!;
                    string? thread = root.TryGetProperty("thread_ts", out var given) ? given.GetString() : null;
                    bool isOfSilence = body.Contains("A silence has ended", StringComparison.Ordinal);
                    taken.AddRange(marks.Select(m => new Taken(
                        root.GetProperty("channel").GetString()!, m, id, ts, thread, isOfSilence)));
                    return $$"""{"ok":true,"ts":"{{ts}}"}""";
                }
            case "conversations.history" or "conversations.replies":
                return HidesHistory ? """{"ok":false,"error":"missing_scope"}""" : History(Form(body), method == "conversations.replies");
            default:
                return """{"ok":true}""";
        }
    }

    private string History(Dictionary<string, string> asked, bool isReplies)
    {
        string oldest = asked.GetValueOrDefault("oldest", "0");
        int limit = int.Parse(asked["limit"], CultureInfo.InvariantCulture);
        var found = taken
            .Where(t => t.Channel == asked["channel"] && (isReplies ? t.Thread == asked["ts"] || t.Ts == asked["ts"] : t.Thread is null))
            .Where(t => double.Parse(t.Ts, CultureInfo.InvariantCulture) >= double.Parse(oldest, CultureInfo.InvariantCulture))
            // As Slack does: a channel's newest, a thread's oldest.
            .Reverse().Take(isReplies ? int.MaxValue : limit).Reverse().Take(limit)
            .Select(t => $$$"""{"ts":"{{{t.Ts}}}","metadata":{"event_type":"tocsin_delivery","event_payload":{"id":"{{{t.Id}}}"} } }""");
        return $$"""{"ok":true,"messages":[{{string.Join(',', found)}}]}""";
    }

    private static Dictionary<string, string> Form(string body) =>
        body.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => WebUtility.UrlDecode(p[1]));

    [GeneratedRegex("m[0-9]{6}")]
    public static partial Regex Marked();

    [GeneratedRegex("C[0-9]{10}")]
    private static partial Regex Channel();

    /// <summary>The connection ends in the middle.</summary>
    private sealed class HalfContent(string whole) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(whole[..(whole.Length / 2)]));
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely");
        }

        protected override bool TryComputeLength(out long length) => (length = whole.Length) >= 0;
    }

    private sealed class LongContent(int bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            byte[] some = new byte[64 << 10];
            for (int sent = 0; sent < bytes; sent += some.Length)
            {
                await stream.WriteAsync(some);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
