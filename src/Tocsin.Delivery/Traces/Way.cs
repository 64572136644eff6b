using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Stored;
using Tocsin.Text;

namespace Tocsin.Delivery.Traces;

/// <summary>
/// The decisions that a message met, and where it came to: the same for most events of a rule, and kept once for all of them.
/// </summary>
/// <param name="To">Where its last message went or was to go.</param>
public sealed record Way(ValueList<Step> Steps, Address To) : IShape<Way>
{
    public static Form<Way> Form { get; } = Forms.Of<Way>();

    /// <summary>Why it ended; null where nothing stopped it.</summary>
    public Reason? Why => Steps.Count > 0 ? Steps[^1].Verdict.Why : null;

    /// <summary>The ARN of the rule that took it up; null for a publication.</summary>
    public string? Rule => Steps.Count > 0 && Steps[0].Stage == Stage.Rule ? Steps[0].Where.Resource : null;

    public void Write(FieldWriter to)
    {
        to.List("steps", Steps.UnlessEmpty);
        to.Shape("to", To);
    }

    public static Way Read(FieldReader from) =>
        new(from.List<Step>("steps").GetValueOrDefault(), from.Shape<Address>("to") ?? new Address.Elsewhere("", null));
}
