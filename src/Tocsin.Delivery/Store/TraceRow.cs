using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Traces;
using Tocsin.Text;

namespace Tocsin.Delivery.Store;

/// <summary>What lists show of a trace, without reading what it says.</summary>
/// <param name="Sent">The states of the messages that left.</param>
public sealed record TraceRow(
    long Key, string Id, DateTimeOffset At, TraceOutcome Outcome, ValueList<string> Reasons, ValueList<string> Rules,
    ValueList<string> Channels, ValueList<string> Resources, string Kind, ValueList<LeavingState> Sent);
