using Tocsin.Aws;

namespace Tocsin.Kms;

/// <summary>A customer managed key.</summary>
/// <param name="Policy">The text, as it was sent.</param>
public sealed record Key(Arn Arn, string KeyId, string Policy, bool Enabled = true) : Resource(Arn);
