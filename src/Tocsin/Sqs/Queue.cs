using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Sqs;

/// <param name="Policy">The access policy's text, or null when nobody but the account may send.</param>
/// <param name="IsFifo">A FIFO queue; EventBridge takes none as a dead-letter queue.</param>
/// <param name="Attributes">As they were set, <c>Policy</c> among them.</param>
public sealed record Queue(Arn Arn, string Name, string? Policy = null, bool IsFifo = false, ValueMap<string> Attributes = default) : Resource(Arn)
{
    public ValueMap<string> Tags { get; init; }
}
