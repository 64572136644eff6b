using System.Collections.Immutable;
using Tocsin.Aws;

namespace Tocsin.Kms;

/// <summary>Every customer managed key, and the aliases that lead to them.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class KmsState
{
    private readonly ImmutableSortedDictionary<string, Key> keys;
    private readonly ImmutableSortedDictionary<string, string> aliases;

    private KmsState(ImmutableSortedDictionary<string, Key> keys, ImmutableSortedDictionary<string, string> aliases) => (this.keys, this.aliases) = (keys, aliases);

    public static KmsState Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, Key>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Key> Keys => keys.Values;

    /// <summary>The key that a text names, as KMS takes it: key id, key ARN, alias name or alias ARN. A bare name is looked up in the given account and region.</summary>
    public Key? Find(string name, string account, string region)
    {
        string arn = Arn.TryParse(name, out var given) ? name : ArnOf(name);
        return keys.GetValueOrDefault(aliases.GetValueOrDefault(arn, arn));

        string ArnOf(string bare)
        {
            string suffix = $":kms:{region}:{account}:{(bare.StartsWith("alias/", StringComparison.Ordinal) ? bare : $"key/{bare}")}";
            return aliases.Keys.Concat(keys.Keys).FirstOrDefault(k => k.EndsWith(suffix, StringComparison.Ordinal)) ?? bare;
        }
    }

    public KmsState With(Key key) => new(keys.SetItem(key.Arn.ToString(), key), aliases);

    public KmsState WithAlias(Arn alias, Arn key) => new(keys, aliases.SetItem(alias.ToString(), key.ToString()));

    public bool HasAlias(Arn alias) => aliases.ContainsKey(alias.ToString());
}
