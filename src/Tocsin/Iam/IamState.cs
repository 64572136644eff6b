using System.Collections.Immutable;

namespace Tocsin.Iam;

/// <summary>Every role and customer managed policy, by ARN. IAM is global: there is one store for all regions.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class IamState
{
    private readonly ImmutableSortedDictionary<string, Role> roles;
    private readonly ImmutableSortedDictionary<string, ManagedPolicy> policies;

    private IamState(ImmutableSortedDictionary<string, Role> roles, ImmutableSortedDictionary<string, ManagedPolicy> policies) => (this.roles, this.policies) = (roles, policies);

    public static IamState Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, Role>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, ManagedPolicy>(StringComparer.Ordinal));

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Role> Roles => roles.Values;

    public Role? Find(string arn) => roles.GetValueOrDefault(arn);

    /// <summary>Role names are unique whatever their case.</summary>
    public Role? FindByName(string name) => roles.Values.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public ManagedPolicy? FindPolicy(string arn) => policies.GetValueOrDefault(arn);

    /// <summary>Policy names are unique in an account whatever their path and case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</summary>
    public ManagedPolicy? FindPolicyByName(string account, string name) =>
        policies.Values.FirstOrDefault(p => p.Arn.Account == account && p.Arn.Resource[(p.Arn.Resource.LastIndexOf('/') + 1)..].Equals(name, StringComparison.OrdinalIgnoreCase));

    public IamState With(Role role) => new(roles.SetItem(role.Arn.ToString(), role), policies);

    public IamState With(ManagedPolicy policy) => new(roles, policies.SetItem(policy.Arn.ToString(), policy));
}
