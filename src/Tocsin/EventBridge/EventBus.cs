using Tocsin.Aws;

namespace Tocsin.EventBridge;

/// <summary>A bus somebody made. The bus <c>default</c> exists in every region without being made, and is in no list of these.</summary>
public sealed record EventBus(Arn Arn, string Name, string? Description = null) : Resource(Arn)
{
    public const string Default = "default";
}
