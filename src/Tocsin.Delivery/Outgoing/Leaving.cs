using Tocsin.Flow;

namespace Tocsin.Delivery.Outgoing;

/// <summary>A message that leaves this process: what the pump sends.</summary>
/// <param name="Id">Rising in the order in which they left: that of their lane.</param>
/// <param name="Message">The id that the receiver sees, the same at each attempt.</param>
/// <param name="Trace">The number of the trace that tells of it.</param>
/// <param name="Lane">The destination: its messages go one after the other. A Slack channel, or an endpoint.</param>
/// <param name="Thread">What groups it with others in its lane; null for one that stands by itself.</param>
/// <param name="Due">Not before.</param>
public sealed record Leaving(
    long Id, string Message, long Trace, string Lane, string? Thread, DateTimeOffset At, DateTimeOffset Due, Envelope Envelope)
{
    public int Attempts { get; init; }

    /// <summary>When its retries began anew, and behind how many attempts: it was parked or redriven then; null elsewhere.</summary>
    public (DateTimeOffset At, int Attempts)? Anew { get; init; }

    /// <summary>Not before, by a clock that says now: at once where it was set back behind the moment at which the message left.</summary>
    public DateTimeOffset DueBy(DateTimeOffset now) => At > now ? now : Due;

    /// <summary>How many messages behind it are told in it: their carrier is this one.</summary>
    public int Carries { get; init; }

    /// <summary>It may be there already, and nobody can tell.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The silence that kept it back; null where none did.</summary>
    public long? Silence { get; init; }
}
