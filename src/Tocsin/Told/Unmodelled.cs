using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Something declared that this program does not model.</summary>
/// <param name="Address">As declared: <c>module.alerts</c>, <c>aws_cloudformation_stack.chatbot</c>.</param>
/// <param name="Why">Why it was not read, a clause: <c>modules are not read</c>.</param>
/// <param name="CouldCarryTheAlarm">It may hold a rule, a topic or a channel, so that silence without it proves nothing.</param>
public sealed record Unmodelled(string Address, string Why, bool CouldCarryTheAlarm, Span? Where)
{
    /// <summary>The hop that it is a part of: what ends before it does not hang on it. Null where it may hold any.</summary>
    public Stage? From { get; init; }

    /// <summary>Whether what became of an event may be another thing with it: the event got to the hop that it is a part of.</summary>
    public bool MayChange(EventReport report) => From is not { } from
        || (report.Outcome == EventOutcome.Quiet
            // Rules that wait on another bus may be sent to from elsewhere by what opens it.
            ? from == Stage.Rule && report.Reason == Reasons.NoRule && report.Misses.Any(m => m.Why is Miss.OtherBus)
            : from <= Stage.Transformer || report.Routes.Any(r => r.Hops.AsEnumerable().Any(h => h.Stage >= from)));

    /// <summary>It is an ECS service, and whether its failures raise any event hangs on what is not known.</summary>
    public bool IsOpenService { get; init; }
}
