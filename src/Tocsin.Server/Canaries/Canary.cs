using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Server.Canaries;

/// <summary>
/// Rings the bell to hear whether it rings: an event goes the whole way from the bus to Slack, and one notice by another way says when it
/// does not arrive, and one when it does again.
/// </summary>
internal sealed partial class Canary(
    CanaryOptions options, AccountId account, string region, Writer writer, Outbox outbox, WebhookSender notices, TimeProvider time,
    ILogger<Canary> log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>Why the newest did not arrive, each time that this is another state than before: the last one counts.</summary>
    private readonly Channel<string?> news = Channel.CreateBounded<string?>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>When the last one was sent of which it is known; null before.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>Why the last one did not arrive; null where it did.</summary>
    public string? Why { get; private set; }

    /// <summary>The first when it begins. Where nobody takes its notice, it sings on.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            await Task.WhenAll(Sing(stop), Tell(stop));
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The server stops: what it was in the middle of may fail in any way.
        }
    }

    private async Task Sing(CancellationToken stop)
    {
        while (true)
        {
            var sent = time.GetUtcNow();
            string? why = await Guarded(sent, stop);
            bool isNews = (why is null) != (Why is null);
            (Why, Last) = (why, sent);
            if (isNews)
            {
                Told(Notice(why));
                news.Writer.TryWrite(why);
            }
            var rest = sent + options.Every - time.GetUtcNow();
            // Where the clock was set, no longer than from one to the next.
            await Task.Delay(rest < TimeSpan.Zero ? TimeSpan.Zero : rest < options.Every ? rest : options.Every, time, stop);
        }
    }

    /// <summary>
    /// Says how it stands where that is another than was said, each minute until it is taken: whoever has to know may be out of reach, too.
    /// </summary>
    private async Task Tell(CancellationToken stop)
    {
        string? why = null;
        // Whether those who are told know it as silent.
        bool isTold = false;
        var next = news.Reader.ReadAsync(stop).AsTask();
        while (true)
        {
            var pause = Timeout.InfiniteTimeSpan;
            if ((why is not null) != isTold)
            {
                if (await Say(Notice(why), stop) is { } refused)
                {
                    Unsaid(refused);
                    pause = AgainAfter;
                }
                else
                {
                    isTold = why is not null;
                }
            }
            await Task.WhenAny(next, Task.Delay(pause, time, stop));
            if (next.IsCompleted)
            {
                why = await next;
                next = news.Reader.ReadAsync(stop).AsTask();
            }
        }
    }

    private string Notice(string? why) => why is null ? "Tocsin's canary arrives again: alarms do."
        : $"Tocsin's canary did not arrive within {Delay.Told(options.Within)}: alarms may not either. {why}";

    /// <summary>Why it is not taken; null where it is.</summary>
    private async Task<string?> Say(string text, CancellationToken stop)
    {
        try
        {
            return await notices.Say(options.NotifyAt, text, stop) switch
            {
                Delivery.Senders.Sent.Taken => null,
                Delivery.Senders.Sent.Later later => later.Why,
                Delivery.Senders.Sent.Blocked blocked => blocked.Why,
                Delivery.Senders.Sent.Refused never => never.Why,
                _ => "",
            };
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return e.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private partial void Told(string notice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the canary's notice is not taken, and is told again in a minute: {Why}")]
    private partial void Unsaid(string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "what became of the canary cannot be told")]
    private partial void Failed(Exception why);

    /// <summary>One that fails here is one that did not arrive: the next is sent all the same.</summary>
    private async Task<string?> Guarded(DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            return await Sent(now, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Failed(e);
            return $"What became of it cannot be told: {e.Message}";
        }
    }

    /// <summary>Why it did not arrive; null where it did.</summary>
    private async Task<string?> Sent(DateTimeOffset now, CancellationToken stop)
    {
        Trace trace;
        try
        {
            trace = await writer.Send(Event(now), Door.Admin, new Arn("aws", "iam", "", account.ToString(), "root"));
        }
        catch (StoreException e)
        {
            return $"It could not be kept: {e.Message}";
        }
        if (trace.Outcome == TraceOutcome.Unmatched)
        {
            return $"No rule of the default bus of {account} in {region} takes the source {CanaryOptions.Source}.";
        }
        if (trace.Outcome == TraceOutcome.Kept)
        {
            return "It reaches a queue or a log only, and no channel.";
        }
        var stopped = trace.Routes.Select(r => r.Why?.Code).OfType<string>().Distinct().ToList();
        if (stopped.Count > 0)
        {
            string what = trace.Outcome == TraceOutcome.PartlyLeft ? "Some of its ways" : "It";
            return $"{what} stopped: {string.Join(", ", stopped)}.";
        }
        string? why = null;
        for (var until = now + options.Within; ; await Task.Delay(Look, time, stop))
        {
            var waiting = outbox.Of(trace).Where(k => k.State != LeavingState.Delivered).ToList();
            if (waiting.Count == 0)
            {
                return null;
            }
            why = string.Join(" ", waiting.Select(k => $"{k.Leaving.Lane}: {k.State.Name()}{(k.Why.Length > 0 ? $", {k.Why}" : "")}."));
            if (time.GetUtcNow() >= until || waiting.All(k => k.State == LeavingState.Dead))
            {
                return why;
            }
        }
    }

    private Envelope Event(DateTimeOffset now)
    {
        string id = Guid.NewGuid().ToString();
        static JsonMember Member(string name, string value) => new(name, new JsonValue.String(value));
        string written = JsonWriter.Write(new JsonValue.Object(
            [
                Member("version", "0"), Member("id", id), Member("detail-type", CanaryOptions.DetailType),
                Member("source", CanaryOptions.Source), Member("account", account.ToString()),
                Member("time", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
                Member("region", region), new("resources", new JsonValue.Array([])), new("detail", new JsonValue.Object([])),
            ]));
        EventBytes.TryCreate(written, out var bytes, out _);
        var bus = new Arn(new Region(region).Partition, "events", region, account.ToString(), "event-bus/default");
        return new Envelope(Address.Of(bus), new EventContent(bytes!), new Origin(id));
    }
}
