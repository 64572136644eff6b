using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>What doubts are raised by: what became of an event, and what is known and not known of that which it met.</summary>
/// <param name="Report">What became of it, judged or not.</param>
/// <param name="Tell">Makes a finding of a note.</param>
public sealed record Facts(EventReport Report, Estate Estate, Assumed Assumed, Func<Note, Finding> Tell)
{
    /// <summary>Account ids written in the files that differ from the account in force.</summary>
    public ValueList<LiteralAccount> LiteralAccounts { get; init; }

    /// <summary>What is declared and not modelled.</summary>
    public ValueList<Unmodelled> Unmodelled { get; init; }

    /// <summary>What became of the same event if the declarations were in another account: each costs a reading.</summary>
    public Func<string, EventReport>? AsIfIn { get; init; }

    /// <summary>The event is about a service that nobody declared.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>It was to ring, or nobody said that it was not.</summary>
    public bool MayRing { get; init; } = true;

    /// <summary>What the user accepts not to be known.</summary>
    public ValueList<Acceptance> Accepted { get; init; }

    /// <summary>It failed, and nothing arrived.</summary>
    public bool IsSilent => Report is { Passed: false, Outcome: EventOutcome.Quiet or EventOutcome.Stopped };
}
