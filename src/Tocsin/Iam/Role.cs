using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Iam;

/// <summary>A role, its trust policy and its permissions.</summary>
/// <param name="TrustPolicy">The text, as it was sent.</param>
/// <param name="PermissionsBoundary">The ARN of a managed policy, which bounds what the others allow; null is no bound.</param>
public sealed record Role(Arn Arn, string Name, string TrustPolicy, ValueList<string> AttachedPolicyArns = default, ValueList<InlinePolicy> InlinePolicies = default,
    string? PermissionsBoundary = null) : Resource(Arn);

public sealed record InlinePolicy(string Name, string Document);
