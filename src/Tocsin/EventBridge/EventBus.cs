using Tocsin.Aws;

namespace Tocsin.EventBridge;

/// <summary>A bus somebody made. The bus <c>default</c> exists in every region without being made, and is in no list of these before it has a policy.</summary>
/// <param name="Policy">Who of other accounts may put events: the text, as it was sent or put together. Null admits the bus's own account alone.</param>
public sealed record EventBus(Arn Arn, string Name, string? Description = null, string? Policy = null) : Resource(Arn)
{
    public const string Default = "default";
}
