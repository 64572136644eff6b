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

    private bool isTold;

    /// <summary>When the last one was sent of which it is known; null before.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>Why the last one did not arrive; null where it did.</summary>
    public string? Why { get; private set; }

    /// <summary>The first when it begins.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var sent = time.GetUtcNow();
                Why = await Sent(sent, stop);
                Last = sent;
                if (Why is not null != isTold)
                {
                    await Notify(Why is null ? "Tocsin's canary arrives again: alarms do."
                        : $"Tocsin's canary did not arrive within {Delay.Told(options.Within)}: alarms may not either. {Why}", stop);
                    isTold = Why is not null;
                }
                var rest = sent + options.Every - time.GetUtcNow();
                // Where the clock was set, no longer than from one to the next.
                await Task.Delay(rest < TimeSpan.Zero ? TimeSpan.Zero : rest < options.Every ? rest : options.Every, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Until it is through: whoever has to know may be out of reach for a moment, too.</summary>
    private async Task Notify(string text, CancellationToken stop)
    {
        Told(text);
        while (await notices.Say(options.NotifyAt, text, stop) is not Delivery.Senders.Sent.Taken and var refused)
        {
            Unsaid(refused switch
            {
                Delivery.Senders.Sent.Later later => later.Why,
                Delivery.Senders.Sent.Blocked blocked => blocked.Why,
                Delivery.Senders.Sent.Refused never => never.Why,
                _ => "",
            });
            await Task.Delay(AgainAfter, time, stop);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private partial void Told(string notice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the canary's notice is not taken, and is told again in a minute: {Why}")]
    private partial void Unsaid(string why);

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
        if (trace.Outcome is not (TraceOutcome.Left or TraceOutcome.PartlyLeft))
        {
            return trace.Outcome == TraceOutcome.Unmatched
                ? $"No rule of the default bus of {account} in {region} takes the source {CanaryOptions.Source}."
                : $"It stopped: {string.Join(", ", trace.Routes.Select(r => r.Why?.Code).OfType<string>().Distinct())}.";
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
