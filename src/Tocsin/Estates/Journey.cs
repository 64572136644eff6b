using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>What became of one envelope and all that came of it.</summary>
/// <param name="Arrivals">The events that came to a bus, whether a rule took them up or not.</param>
/// <param name="Misses">Why rules did not take them up, where somebody asked.</param>
public sealed record Journey(
    ValueList<Route> Routes, ValueList<Envelope> Arrivals, ValueList<Change> Changes, ValueList<Miss> Misses = default);

/// <summary>One way, from the first hop to where it ended.</summary>
/// <param name="Last">The last envelope on it: what arrived, what was stopped, or what left for an address that no hop here takes.</param>
public sealed record Route(ValueList<RouteStep> Steps, Envelope Last)
{
    /// <summary>What was not delivered, where that is not <see cref="Last"/>: for a dead-letter queue.</summary>
    public Envelope? Undelivered { get; init; }

    /// <summary>That of the last step; one that passed has left.</summary>
    public Verdict Verdict => Steps is [.., var last] ? last.Step.Verdict : new Verdict.Passed();

    public bool HasLeft => Verdict is Verdict.Passed;
}

/// <param name="Onward">What left the hop after its last step, else null.</param>
public sealed record RouteStep(Step Step, Envelope? Onward);
