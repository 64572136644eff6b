using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Sqs;

/// <param name="Policy">The access policy's text, or null when nobody but the account may send.</param>
/// <param name="IsFifo">A FIFO queue; EventBridge takes none as a dead-letter queue.</param>
/// <param name="Attributes">As they were set, <c>Policy</c> among them.</param>
public sealed record Queue(Arn Arn, string Name, string? Policy = null, bool IsFifo = false, ValueMap<string> Attributes = default)
    : Resource(Arn), IShape<Queue>
{
    public ValueMap<string> Tags { get; init; }

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Text("policy", Policy);
        to.Boolean("isFifo", IsFifo);
        to.TextMap("attributes", Attributes.UnlessEmpty);
        to.TextMap("tags", Tags.UnlessEmpty);
    }

    public static Queue Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Text("policy"), from.Boolean("isFifo") ?? false,
        from.TextMap("attributes").GetValueOrDefault())
    {
        Tags = from.TextMap("tags").GetValueOrDefault(),
    };
}
