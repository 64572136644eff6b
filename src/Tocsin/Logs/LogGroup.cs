using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Logs;

/// <param name="Arn">Without the <c>:*</c> that some answers append.</param>
/// <param name="Retention">Null keeps lines for ever.</param>
public sealed record LogGroup(Arn Arn, string Name, TimeSpan? Retention = null, string? KmsKeyId = null) : Resource(Arn)
{
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>Null is STANDARD.</summary>
    public string? LogGroupClass { get; init; }

    public bool? DeletionProtectionEnabled { get; init; }

    public ValueMap<string> Tags { get; init; }

    public string Region => Arn.Region;
}
