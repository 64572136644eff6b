using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;

namespace Tocsin.Delivery.Inbox;

/// <summary>A message that came of an event, on its way to a Slack channel or there.</summary>
/// <param name="Trace">What it came of; null for one that was kept longer than its trace.</param>
public sealed record InboxMessage(Kept Kept, TraceRow? Trace);
