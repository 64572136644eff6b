using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Iam;

/// <summary>A role, its trust policy and its permissions.</summary>
/// <param name="TrustPolicy">The text, as it was sent.</param>
public sealed record Role(Arn Arn, string Name, string TrustPolicy, ValueList<string> AttachedPolicyArns = default, ValueList<InlinePolicy> InlinePolicies = default) : Resource(Arn);

public sealed record InlinePolicy(string Name, string Document);
