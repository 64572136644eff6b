using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Traces;

/// <summary>One way of what came of an event, as it was decided.</summary>
/// <param name="To">Where its last message went or was to go.</param>
/// <param name="Message">The id of the message that left for there; null where none did.</param>
public sealed record TraceRoute(ValueList<Step> Steps, Address To, string? Message) : IShape<TraceRoute>
{
    /// <summary>Why AWS would have lost it, where this server does not; null elsewhere.</summary>
    public Reason? OnAws { get; init; }

    /// <summary>Why nothing came of it; null where something did.</summary>
    public Reason? Why => Message is null && Steps.Count > 0 ? Steps[^1].Verdict.Why : null;

    public void Write(FieldWriter to)
    {
        to.List("steps", Steps.UnlessEmpty);
        to.Shape("to", To);
        to.Text("message", Message);
        to.Text("onAws", OnAws?.Code);
    }

    public static TraceRoute Read(FieldReader from) => new(
        from.List<Step>("steps").GetValueOrDefault(), from.Shape<Address>("to") ?? new Address.Elsewhere("", null), from.Text("message"))
    {
        OnAws = from.Text("onAws") is { } code ? new Reason(code) : null,
    };
}
