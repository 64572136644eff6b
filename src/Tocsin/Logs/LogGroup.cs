using Tocsin.Aws;

namespace Tocsin.Logs;

/// <param name="Arn">Without the <c>:*</c> that some answers append.</param>
/// <param name="Retention">Null keeps lines for ever.</param>
public sealed record LogGroup(Arn Arn, string Name, TimeSpan? Retention = null, string? KmsKeyId = null) : Resource(Arn)
{
    public string Region => Arn.Region;
}
