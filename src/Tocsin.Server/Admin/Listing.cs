using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Queries;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>The lists: messages, events of which none came, what could not be delivered; and waiting for a message.</summary>
internal sealed class Listing(
    Lists lists, Outbox outbox, Writer writer, Pump pump, Stories stories, Waits waits, TimeProvider time)
{
    private static readonly (string, string)[] Asked =
        [("q", "a query, as the command line takes it: reason: channel: rule: service: is: since: before: id: and words"),
            ("limit", "how many at most")];

    public IEnumerable<AdminRoute> Routes =>
    [
        new(
            "GET", "/messages", "Messages to Slack, newest first; with wait, as soon as there is one.", AdminKey.Read,
            [.. Asked, ("wait", "seconds to wait for one at most; the answer is then an empty list")], Messages),
        new("GET", "/messages/{id}", "One message, with what it shows and its attempts.", AdminKey.Read, [], Message),
        new("GET", "/traces", "What became of events, newest first.", AdminKey.Read, [.. Asked], Traces),
        new("GET", "/dropped", "Events of which no message came, newest first.", AdminKey.Read, [.. Asked], Dropped),
        new("GET", "/dead-letters", "What was given up, waits for something to be set otherwise, or was taken by no target.",
            AdminKey.Read, [.. Asked], DeadLetters),
        new("POST", "/dead-letters/redrive", "Tries again what a query finds among them, the oldest first.", AdminKey.Full,
            [.. Asked, ("by", "who does it"), ("reason", "why")], Redrive),
    ];

    public static void Write(Utf8JsonWriter json, TraceRow row)
    {
        json.WriteString("id", row.Id);
        json.WriteNumber("trace", row.Key);
        json.WriteString("at", row.At);
        json.WriteString("kind", row.Kind);
        json.WriteString("outcome", Names.Of(row.Outcome));
        json.Texts("states", Found.StatesOf(row));
        json.Texts("reasons", row.Reasons);
        json.Texts("rules", row.Rules);
        json.Texts("channels", row.Channels);
        json.Texts("resources", row.Resources);
    }

    private void Write(Utf8JsonWriter json, InboxMessage message)
    {
        var leaving = message.Kept.Leaving;
        json.WriteString("id", leaving.Message);
        json.WriteString("event", leaving.Envelope.Origin.Event);
        json.WriteNumber("trace", leaving.Trace);
        json.WriteString("at", leaving.At);
        json.WriteString("state", message.Kept.State.Name());
        waits.Write(json, message.Kept);
        json.WriteString("to", leaving.Lane);
        json.WriteNumber("attempts", leaving.Attempts);
        if (message.Kept.Settled is { } settled)
        {
            json.WriteString("settled", settled);
        }
        if (message.Kept.State == LeavingState.Pending)
        {
            json.WriteString("due", leaving.Due);
        }
        json.WriteString("receipt", message.Kept.Receipt);
        if (leaving.Envelope.Content is Post post)
        {
            json.WriteString("team", post.Team);
            json.WriteString("channel", post.Channel);
            json.WriteString("from", post.From);
            json.WriteString("title", post.Title);
            json.WriteString("text", post.Description);
            json.WriteString("fallback", post.Fallback);
        }
        json.Texts("rules", message.Trace?.Rules ?? []);
        json.Texts("resources", message.Trace?.Resources ?? []);
    }

    /// <summary>Messages that were given up or wait, and events that did not come so far as to leave.</summary>
    private Task DeadLetters(AdminCall call)
    {
        var (query, limit) = (call.Query(), Limit(call));
        var unsent = lists.Unsent(query, limit).Select(m => (m.Kept.Leaving.At, Write: (Action<Utf8JsonWriter>)(to => Write(to, m))));
        var undelivered = lists.Undelivered(query, limit).Select(
            t => (t.At, Write: (Action<Utf8JsonWriter>)(to => WriteUndelivered(to, t))));
        var all = unsent.Concat(undelivered).OrderByDescending(m => m.At).Take(limit).ToList();
        return call.Answer(json => json.List("messages", all, static (to, one) => one.Write(to)));
    }

    private static void WriteUndelivered(Utf8JsonWriter json, TraceRow row)
    {
        json.WriteString("id", row.Id);
        json.WriteString("event", row.Id);
        json.WriteNumber("trace", row.Key);
        json.WriteString("at", row.At);
        json.WriteString("state", "undelivered");
        json.WriteString("why", $"{string.Join(", ", row.Reasons)}; tocsin trace {row.Id} says what to write");
        json.WriteString("title", row.Kind);
        json.Texts("rules", row.Rules);
        json.Texts("resources", row.Resources);
    }

    private Task Traces(AdminCall call) => Answer(call, lists.Traces(call.Query(), Limit(call)));

    /// <summary>The list, and for each reason in it what the engine advises for the last event that it stopped.</summary>
    private Task Dropped(AdminCall call)
    {
        var found = lists.Dropped(call.Query(), Limit(call));
        var advised = found.SelectMany(t => t.Reasons.Select(r => (Reason: r, t.Id))).DistinctBy(a => a.Reason)
            .Select(a => (a.Reason, Advice: stories.Find(a.Id)?.AdviceOn(a.Reason))).Where(a => a.Advice is not null).ToList();
        return call.Answer(json =>
        {
            json.List("traces", found, Write);
            json.List("advice", advised, static (to, advice) =>
            {
                to.WriteString("reason", advice.Reason);
                to.WriteString("message", advice.Advice!.Value.Message);
                to.WriteString("write", advice.Advice.Value.Write);
            });
        });
    }

    private async Task Messages(AdminCall call)
    {
        var (query, limit) = (call.Query(), Limit(call));
        var until = time.GetUtcNow() + TimeSpan.FromSeconds(call.Number("wait", 0, Admin.Limits.WaitSeconds));
        IReadOnlyList<InboxMessage> found;
        long looked;
        do
        {
            looked = writer.Commits;
            found = lists.Messages(query, limit);
        }
        while (found.Count == 0 && time.GetUtcNow() < until && await Another(looked, until, call));
        await Answer(call, found);
    }

    /// <summary>False where there was no further commit until then.</summary>
    private async Task<bool> Another(long looked, DateTimeOffset until, AdminCall call)
    {
        while (writer.Commits == looked && time.GetUtcNow() < until && !call.IsStopping)
        {
            await Task.Delay(Admin.Limits.Look, time, call.Stop);
        }
        return writer.Commits != looked && !call.IsStopping;
    }

    private Task Message(AdminCall call)
    {
        var found = lists.Message(call.Name)
            ?? throw new AdminRefusal(StatusCodes.Status404NotFound, "unknown",
                $"there is no message {call.Name}; of an event tells `tocsin trace {call.Name}`");
        return call.Answer(json =>
        {
            Write(json, found);
            if (found.Kept.Leaving.Envelope.Content is Post post)
            {
                json.WriteString("color", post.Color);
                json.WritePropertyName("blocks");
                json.WriteRawValue(post.BlocksJson());
            }
            json.List("history", outbox.Attempts(found.Kept.Leaving.Id), Attempt);
        });
    }

    public static void Attempt(Utf8JsonWriter json, (int Number, DateTimeOffset At, string What) attempt)
    {
        json.WriteNumber("attempt", attempt.Number);
        json.WriteString("at", attempt.At);
        json.WriteString("what", attempt.What);
    }

    /// <summary>In the order in which they left; some in each commit, so that nobody waits for all of it.</summary>
    private async Task Redrive(AdminCall call)
    {
        int limit = call.Number("limit", int.MaxValue, int.MaxValue), redriven = 0;
        string by = SilenceRoutes.Line("by", call.Text("by"), Delivery.Silencing.Limits.ByLength, isNeeded: false);
        string why = SilenceRoutes.Line("reason", call.Text("reason"), Delivery.Silencing.Limits.WhyLength, isNeeded: false);
        string asked = call.Text("q") is { Length: > 0 } q ? q : "all";
        foreach (var some in lists.UnsentInOrder(call.Query()).Take(limit).Chunk(Admin.Limits.RedrivenAtOnce))
        {
            // One that is told in another goes with that one.
            var tried = some.Select(m => (m.Kept.Carrier ?? m.Kept.Leaving.Id, m.Kept.Leaving.Lane)).Distinct().ToList();
            await writer.Retry(
                [.. tried.Select(t => t.Item1)], by.Length > 0 ? $"tried again by {by}" : "tried again by hand",
                Line(some.Length));
            pump.Retry(tried);
            redriven += some.Length;
        }
        if (redriven == 0)
        {
            await writer.Keep(new Entry.Noted(Line(0)));
        }
        await call.Answer(json => json.WriteNumber("redriven", redriven));

        JournalLine Line(int count) => new(time.GetUtcNow(), "redriven", $"{count} of: {asked}", by, why);
    }

    private static int Limit(AdminCall call) => call.Number("limit", 100, Lists.Most);

    private Task Answer(AdminCall call, IReadOnlyList<InboxMessage> found) =>
        call.Answer(json => json.List("messages", found, Write));

    private static Task Answer(AdminCall call, IReadOnlyList<TraceRow> found) => call.Answer(json => json.List("traces", found, Write));
}
