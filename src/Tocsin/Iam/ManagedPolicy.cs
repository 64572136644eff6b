using Tocsin.Aws;

namespace Tocsin.Iam;

/// <summary>A customer managed policy: permissions that roles share by its ARN.</summary>
/// <param name="Document">The text of the default version, as it was sent.</param>
public sealed record ManagedPolicy(Arn Arn, string Document) : Resource(Arn);
