using Tocsin.Aws;

namespace Tocsin.Iam;

/// <summary>Every role and customer managed policy, in its account. IAM is global: there is one store for all regions.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. Names are unique whatever their path and case:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
/// </remarks>
public sealed class IamState
{
    private readonly ScopedMap<Role> roles;
    private readonly ScopedMap<ManagedPolicy> policies;

    private IamState(ScopedMap<Role> roles, ScopedMap<ManagedPolicy> policies) => (this.roles, this.policies) = (roles, policies);

    public static IamState Empty { get; } = new(ScopedMap<Role>.Empty, ScopedMap<ManagedPolicy>.Empty);

    /// <summary>All of them, by account and name.</summary>
    public IEnumerable<Role> Roles => roles.All;

    /// <summary>Those of an account, by name.</summary>
    public IEnumerable<Role> RolesIn(Scope scope) => roles.In(scope).Values.OrderBy(r => r.Name, StringComparer.Ordinal);

    /// <summary>The customer managed policies of an account, by name.</summary>
    public IEnumerable<ManagedPolicy> PoliciesIn(Scope scope) => policies.In(scope).Values.OrderBy(p => p.Name, StringComparer.Ordinal);

    /// <summary>The roles of an account to which a policy is attached.</summary>
    public IEnumerable<Role> RolesWith(Arn policy, Scope scope) =>
        RolesIn(scope).Where(r => r.AttachedPolicyArns.Contains(policy.ToString()));

    /// <summary>The roles of an account whose permissions boundary a policy is.</summary>
    public IEnumerable<Role> RolesWithin(Arn policy, Scope scope) => RolesIn(scope).Where(r => r.PermissionsBoundary == policy.ToString());

    /// <summary>What is stored.</summary>
    public IEnumerable<Resource> Resources => policies.All.Concat<Resource>(roles.All);

    public Role? Find(string arn) =>
        Arn.TryParse(arn, out var parsed) && roles.Find(Scope.Of(parsed), Key(parsed)) is { } role && role.Arn == parsed ? role : null;

    /// <param name="scope">The account's global scope.</param>
    public Role? FindByName(Scope scope, string name) => roles.Find(scope, Key(name));

    public ManagedPolicy? FindPolicy(string arn) =>
        Arn.TryParse(arn, out var parsed) && policies.Find(Scope.Of(parsed), Key(parsed)) is { } policy && policy.Arn == parsed ? policy
            : null;

    public ManagedPolicy? FindPolicyByName(Scope scope, string name) => policies.Find(scope, Key(name));

    public IamState With(Role role) => new(roles.With(Scope.Of(role.Arn), Key(role.Arn), role), policies);

    public IamState With(ManagedPolicy policy) => new(roles, policies.With(Scope.Of(policy.Arn), Key(policy.Arn), policy));

    /// <summary>Without a role or a policy.</summary>
    public IamState Without(Arn arn) => arn.Resource.StartsWith("role/", StringComparison.Ordinal)
        ? new(roles.Without(Scope.Of(arn), Key(arn)), policies)
        : new(roles, policies.Without(Scope.Of(arn), Key(arn)));

    private static string Key(Arn arn) => Key(arn.Name);

    private static string Key(string name) => name.ToUpperInvariant();
}
