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
public sealed class Lists(Outbox outbox, TraceTable traces)
{
    /// <summary>So many are shown at most. Ours.</summary>
    public const int Most = Limits.Shown;

    /// <summary>Messages to Slack, newest first.</summary>
    public IReadOnlyList<InboxMessage> Messages(Query query, int limit) =>
        outbox.Newest(Limits.Looked).Where(k => k.Leaving.Envelope.Content is Post)
            .Select(k => new InboxMessage(k, traces.Row(k.Leaving.Trace))).Where(m => query.Holds(Of(m))).Take(limit).ToList();

    /// <summary>One, by its id or that of its event; null where it is not kept, or its event is not among the newest.</summary>
    public InboxMessage? Message(string id) =>
        (outbox.Find(id) ?? outbox.Newest(Limits.Looked).FirstOrDefault(k => k.Leaving.Envelope.Origin.Event == id)) is { } kept
            ? new InboxMessage(kept, traces.Row(kept.Leaving.Trace)) : null;

    /// <summary>Events of which no message came, or not on each of their ways; newest first.</summary>
    public IReadOnlyList<TraceRow> Dropped(Query query, int limit) =>
        traces.Page(long.MaxValue, Limits.Looked).Where(t => StatesOf(t).Contains("dropped") && query.Holds(Of(t))).Take(limit).ToList();

    public IReadOnlyList<TraceRow> Traces(Query query, int limit) =>
        traces.Page(long.MaxValue, Limits.Looked).Where(t => query.Holds(Of(t))).Take(limit).ToList();

    /// <summary>What was given up or waits for something to be set otherwise; newest first.</summary>
    public IReadOnlyList<InboxMessage> Unsent(Query query, int limit) =>
        outbox.Unsent(Limits.Looked).Select(k => new InboxMessage(k, traces.Row(k.Leaving.Trace))).Where(m => query.Holds(Of(m)))
            .Take(limit).ToList();

    /// <summary>The same, oldest first, and all that a query finds; read as they are asked for.</summary>
    public IEnumerable<InboxMessage> UnsentInOrder(Query query) =>
        outbox.UnsentInOrder().Select(k => new InboxMessage(k, traces.Row(k.Leaving.Trace))).Where(m => query.Holds(Of(m)));

    public static string NameOf(LeavingState state) => state switch
    {
        LeavingState.Pending => "pending",
        LeavingState.Delivered => "delivered",
        LeavingState.Dead => "dead",
        _ => "parked",
    };

    /// <summary>In the words of <c>is:</c>.</summary>
    public static ValueList<string> StatesOf(TraceRow trace)
    {
        IEnumerable<string> dropped = trace.Outcome is TraceOutcome.Stopped or TraceOutcome.PartlyLeft or TraceOutcome.Unmatched
            ? ["dropped"] : [];
        return dropped.Concat(trace.Sent.AsEnumerable().Select(NameOf)).Distinct().ToValueList();
    }

    private static Found Of(TraceRow trace) => new(
        trace.At, [trace.Id], StatesOf(trace), trace.Reasons, trace.Channels.Select(ChannelOf).ToValueList(), trace.Rules, trace.Resources,
        $"{trace.Kind} {string.Join(' ', trace.Resources)}");

    private static Found Of(InboxMessage message)
    {
        var (kept, trace) = message;
        string text = kept.Leaving.Envelope.Content is Post post ? $"{post.Title}\n{post.Description}\n{post.Fallback}" : "";
        return new(
            kept.Leaving.At, [kept.Leaving.Message, kept.Leaving.Envelope.Origin.Event], [NameOf(kept.State)],
            trace?.Reasons ?? [], [ChannelOf(kept.Leaving.Lane)], trace?.Rules ?? [], trace?.Resources ?? [], text);
    }

    private static string ChannelOf(string lane) => Address.Of(lane) is Address.Slack slack ? slack.Id : lane;
}
