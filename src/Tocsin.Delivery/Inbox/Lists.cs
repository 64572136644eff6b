using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Queries;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Delivery.Inbox;

/// <summary>What is there to see: messages, what never became one, and what could not be delivered; each asked by the same query.</summary>
/// <remarks>Safe for any number of threads. A list looks at so many of its newest things, and no further.</remarks>
/// <param name="unmatched">The last events that no rule wanted and that are kept nowhere, newest first.</param>
public sealed class Lists(Outbox outbox, TraceTable traces, Func<IReadOnlyList<Trace>> unmatched)
{
    /// <summary>So many are shown at most. Ours.</summary>
    public const int Most = Limits.Shown;

    /// <summary>Messages to Slack, newest first.</summary>
    public IReadOnlyList<InboxMessage> Messages(Query query, int limit) =>
        outbox.Newest(Limits.Looked).Where(k => k.Leaving.Envelope.Content is Post)
            .Select(Of).Where(m => query.Holds(Found.Of(m.Kept, m.Trace))).Take(limit).ToList();

    /// <summary>One, by its id or that of its event; null where it is not kept, or its event is not among the newest.</summary>
    public InboxMessage? Message(string id) =>
        (outbox.Find(id) ?? outbox.Newest(Limits.Looked).FirstOrDefault(k => k.Leaving.Envelope.Origin.Event == id)) is { } kept
            ? new InboxMessage(kept, traces.Row(kept.Leaving.Trace)) : null;

    /// <summary>
    /// Events of which no message came, or not on each of their ways; newest first. Those that no rule wanted and that are kept nowhere
    /// are shown as far as there is room: there may be any number of them.
    /// </summary>
    public IReadOnlyList<TraceRow> Dropped(Query query, int limit)
    {
        var kept = traces.Page(long.MaxValue, Limits.Looked).Where(t => Found.StatesOf(t).Contains("dropped") && query.Holds(Found.Of(t)))
            .Take(limit).ToList();
        return kept.Count == limit ? kept : kept
            .Concat(unmatched().Select(TraceRow.OfUnmatched).Where(t => query.Holds(Found.Of(t))).Take(limit - kept.Count))
            .OrderByDescending(t => t.At).ToList();
    }

    public IReadOnlyList<TraceRow> Traces(Query query, int limit) =>
        traces.Page(long.MaxValue, Limits.Looked).Where(t => query.Holds(Found.Of(t))).Take(limit).ToList();

    /// <summary>What was given up or waits for something to be set otherwise; newest first.</summary>
    public IReadOnlyList<InboxMessage> Unsent(Query query, int limit) =>
        outbox.Unsent(Limits.Looked).Select(Of).Where(m => query.Holds(Found.Of(m.Kept, m.Trace))).Take(limit).ToList();

    /// <summary>
    /// Events that a target or a subscription did not take, for good, whether or not a dead-letter queue has them; newest first.
    /// </summary>
    public IReadOnlyList<TraceRow> Undelivered(Query query, int limit) =>
        // Of what an earlier version kept nobody has looked yet.
        traces.Undelivered(Limits.Looked).Where(t => Found.StatesOf(t).Contains("undelivered") && query.Holds(Found.Of(t)))
            .Take(limit).ToList();

    /// <summary>The same, oldest first, and all that a query finds; read as they are asked for.</summary>
    public IEnumerable<InboxMessage> UnsentInOrder(Query query) =>
        outbox.UnsentInOrder().Select(Of).Where(m => query.Holds(Found.Of(m.Kept, m.Trace)));

    private InboxMessage Of(Kept kept) => new(kept, traces.Row(kept.Leaving.Trace));
}
