using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Traces;

/// <summary>One way of what came of an event, as it was decided.</summary>
/// <param name="Leaving">The number of the message that left at its end; null where none did.</param>
public sealed record TraceRoute(Way Way, long? Leaving)
{
    /// <summary>Why AWS would have lost it, where this server does not; null elsewhere.</summary>
    public Reason? OnAws { get; init; }

    public ValueList<Step> Steps => Way.Steps;

    public Address To => Way.To;

    /// <summary>Why nothing came of it; null where something did.</summary>
    public Reason? Why => Leaving is null ? Way.Why : null;
}
