using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Store;

/// <summary>What lists show of a trace, without reading what it says.</summary>
/// <param name="Reasons">Of each of its ways that ended; of one that no rule wanted, that.</param>
/// <param name="Sent">The states of the messages that left.</param>
public sealed record TraceRow(
    long Key, string Id, DateTimeOffset At, TraceOutcome Outcome, ValueList<string> Reasons, ValueList<string> Rules,
    ValueList<string> Channels, ValueList<string> Resources, string Kind, ValueList<LeavingState> Sent)
{
    /// <summary>What ended an event that no rule wanted.</summary>
    internal static ValueList<string> Unwanted { get; } = [Flow.Reasons.NoMatch.Code];

    /// <summary>Of an event that no rule wanted, which is kept nowhere.</summary>
    public static TraceRow OfUnmatched(Trace trace) => new(
        trace.Key, trace.Id, trace.At, TraceOutcome.Unmatched, Unwanted, [], [], trace.Subject.Resources, trace.Subject.Kind, []);
}
