using Tocsin.Aws;

namespace Tocsin.Kms;

/// <summary>Another name of a key, in the key's account and region.</summary>
/// <param name="Arn">Its resource is the name, prefix included: <c>alias/alerts</c>.</param>
public sealed record Alias(Arn Arn, Arn Key) : Resource(Arn);
