using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Chatbot;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>
/// One event through the hops, its attempts and its waits: what was decided then, in the words that the engine has for it now.
/// </summary>
/// <remarks>
/// A trace keeps causes. For the words, the event is carried once more over the estate as it was: where the engine still decides as it
/// did, its notes and its advice are added; where it would decide otherwise today, what is told is what happened.
/// </remarks>
internal sealed class TraceStory(SqliteStore store, TraceTable traces, Outbox outbox, Writer writer, Estate empty, ChatbotProfile profile)
{
    public AdminRoute Route => new(
        "GET", "/traces/{id}",
        "One event, by its id, that of a message, or the number of its trace: each decision on its way, with the reason and what to write.",
        AdminKey.Read, [], Answer);

    private Task Answer(AdminCall call)
    {
        var trace = traces.Find(call.Name) is [var found, ..] ? found
            : long.TryParse(call.Name, out long key) && traces.Find(key) is { } numbered ? numbered
            : writer.Unmatched.FirstOrDefault(t => t.Id == call.Name)
                ?? throw new AdminRefusal(StatusCodes.Status404NotFound, "unknown", $"nothing is known of {call.Name}");
        var hops = new Hops(store.EstateAt(trace.Work, empty), profile, keepsContents: true);
        var again = new Conveyor(hops, null).Carry(trace.First, trace.At);
        return call.Answer(json => Write(json, trace, again, hops));
    }

    private void Write(Utf8JsonWriter json, Trace trace, Journey again, Hops hops)
    {
        json.WriteString("id", trace.Id);
        json.WriteNumber("trace", trace.Key);
        json.WriteString("at", trace.At);
        json.WriteString("door", trace.Door.ToString().ToLowerInvariant());
        json.WriteString("by", trace.By.ToString());
        json.WriteString("source", trace.Subject.Source);
        json.WriteString("kind", trace.Subject.Kind);
        json.Texts("resources", trace.Subject.Resources);
        json.WriteString("arrived", trace.First.To.Text);
        json.WriteString("outcome", Names.Of(trace.Outcome));
        if (trace.First.Content is EventContent content)
        {
            json.WriteString("event", content.Event.ToString());
        }
        var sent = outbox.OfTrace(trace.Key);
        json.List("routes", trace.Routes, (to, route) => Write(to, route, Same(route, again), sent));
        json.List("misses", again.Arrivals.SelectMany(hops.Misses), (to, miss) =>
        {
            to.WriteString("rule", miss.Where.Resource);
            to.WriteString("brief", miss.Brief);
            to.WriteString("detail", miss.Detail);
        });
    }

    private void Write(Utf8JsonWriter json, TraceRoute route, Route? same, IReadOnlyList<Kept> sent)
    {
        json.WriteString("to", route.To.Text);
        json.WriteString("reason", route.Why?.Code);
        json.WriteString("onAws", route.OnAws?.Code);
        json.List("steps", route.Steps.AsEnumerable().Select((step, i) => (step, Notes: same?.Steps.ElementAtOrDefault(i)?.Step.Notes)),
            Write);
        if (sent.FirstOrDefault(k => k.Leaving.Message == route.Message) is { } kept)
        {
            json.WriteStartObject("message");
            json.WriteString("id", kept.Leaving.Message);
            json.WriteString("state", Lists.NameOf(kept.State));
            json.WriteString("why", kept.Why);
            json.WriteString("receipt", kept.Receipt);
            json.WriteString("left", kept.Leaving.At);
            json.WriteString("due", kept.Leaving.Due);
            if (kept.Settled is { } settled)
            {
                json.WriteString("settled", settled);
            }
            json.List("attempts", outbox.Attempts(kept.Leaving.Id), Listing.Attempt);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, (Step Step, ValueList<Note>? Notes) told)
    {
        var (step, notes) = told;
        json.WriteString("stage", step.Stage.ToString().ToLowerInvariant());
        json.WriteString("where", step.Where.ToString());
        json.WriteString("verdict", step.Verdict.GetType().Name.ToLowerInvariant());
        json.WriteString("reason", step.Verdict.Why?.Code);
        json.WriteString("detail", step.Detail);
        json.List("notes", notes.GetValueOrDefault(), static (to, note) =>
        {
            to.WriteString("code", note.Code);
            to.WriteString("message", note.Message);
            to.WriteString("write", (note.Write as Suggestion.Words)?.Text);
        });
    }

    /// <summary>The route of today that made the same decisions; null where none did.</summary>
    private static Route? Same(TraceRoute route, Journey again) => again.Routes.AsEnumerable().FirstOrDefault(
        r => r.Steps.AsEnumerable().Select(s => (s.Step.Stage, s.Step.Where, s.Step.Verdict))
            .SequenceEqual(route.Steps.AsEnumerable().Take(r.Steps.Count).Select(s => (s.Stage, s.Where, s.Verdict))));
}
