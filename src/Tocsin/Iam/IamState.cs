using System.Collections.Immutable;

namespace Tocsin.Iam;

/// <summary>Every role, by ARN. IAM is global: there is one store for all regions.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class IamState
{
    private readonly ImmutableSortedDictionary<string, Role> roles;

    private IamState(ImmutableSortedDictionary<string, Role> roles) => this.roles = roles;

    public static IamState Empty { get; } = new(ImmutableSortedDictionary.Create<string, Role>(StringComparer.Ordinal));

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Role> Roles => roles.Values;

    public Role? Find(string arn) => roles.GetValueOrDefault(arn);

    /// <summary>Role names are unique whatever their case.</summary>
    public Role? FindByName(string name) => roles.Values.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public IamState With(Role role) => new(roles.SetItem(role.Arn.ToString(), role));
}
