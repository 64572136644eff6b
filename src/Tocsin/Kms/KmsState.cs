using Tocsin.Aws;

namespace Tocsin.Kms;

/// <summary>Every customer managed key, and the aliases that lead to them, in their account and region.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class KmsState
{
    // By the ARN's resource: key/ID, alias/NAME.
    private readonly ScopedMap<Key> keys;
    private readonly ScopedMap<Alias> aliases;

    private KmsState(ScopedMap<Key> keys, ScopedMap<Alias> aliases) => (this.keys, this.aliases) = (keys, aliases);

    public static KmsState Empty { get; } = new(ScopedMap<Key>.Empty, ScopedMap<Alias>.Empty);

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Key> Keys => keys.All;

    /// <summary>What is stored: keys before aliases.</summary>
    public IEnumerable<Resource> Resources => keys.All.Concat<Resource>(aliases.All);

    /// <summary>
    /// The key that a text names, as KMS takes it: key id, key ARN, alias name or alias ARN. A bare name is looked up in the given scope.
    /// </summary>
    public Key? Find(string name, Scope scope) => Find(Arn.TryParse(name, out var arn) ? arn
        : new Arn("aws", "kms", scope.Region, scope.Account, name.StartsWith("alias/", StringComparison.Ordinal) ? name : $"key/{name}"));

    public Alias? FindAlias(Arn arn) => aliases.Find(Scope.Of(arn), arn.Resource);

    public KmsState With(Key key) => new(keys.With(Scope.Of(key.Arn), key.Arn.Resource, key), aliases);

    public KmsState With(Alias alias) => new(keys, aliases.With(Scope.Of(alias.Arn), alias.Arn.Resource, alias));

    /// <summary>Without a key and its aliases, or without an alias.</summary>
    public KmsState Without(Arn arn) => new(
        keys.Without(Scope.Of(arn), arn.Resource),
        AliasesOf(arn).Select(a => a.Arn).Append(arn).ToList()
            .Aggregate(aliases, (left, gone) => left.Without(Scope.Of(gone), gone.Resource)));

    /// <summary>Those of an account and region, by id.</summary>
    internal IEnumerable<Key> KeysIn(Scope scope) => keys.In(scope).Values;

    /// <summary>Those of an account and region, by name.</summary>
    internal IEnumerable<Alias> AliasesIn(Scope scope) => aliases.In(scope).Values;

    private IEnumerable<Alias> AliasesOf(Arn key) => AliasesIn(Scope.Of(key)).Where(a => a.Key == key);

    private Key? Find(Arn arn)
    {
        var leadsTo = FindAlias(arn)?.Key ?? arn;
        return keys.Find(Scope.Of(leadsTo), leadsTo.Resource);
    }
}
