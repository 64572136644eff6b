using System.Collections.Frozen;

namespace Tocsin.Server.Signing;

/// <summary>The keys by which requests are signed. Without any, each signature is taken for good, and none as well.</summary>
/// <remarks>Immutable; safe for any number of threads.</remarks>
public sealed class AccessKeys(IEnumerable<AccessKey> keys)
{
    private readonly FrozenDictionary<string, AccessKey> byId = keys.ToFrozenDictionary(k => k.Id);
    private SessionKeys? sessions;

    public static AccessKeys None { get; } = new([]);

    /// <summary>The ids of all of them, in order.</summary>
    public IEnumerable<string> Ids => byId.Keys.Order(StringComparer.Ordinal);

    public bool AreConfigured => byId.Count > 0;

    /// <summary>Of the sessions that begin with one of these keys.</summary>
    internal SessionKeys Sessions => sessions ??= new SessionKeys(byId.Values.Select(k => k.Secret));

    internal AccessKey? Find(string id) => byId.GetValueOrDefault(id);
}
