using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Aws;

/// <summary>What exists of one kind, by scope and by the name that is unique there.</summary>
/// <remarks>Immutable and structurally shared: one change costs the logarithm of what is there. Safe for any number of readers.</remarks>
public sealed class ScopedMap<T>
    where T : class
{
    private static readonly ImmutableSortedDictionary<string, T> None = ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    private readonly ImmutableSortedDictionary<Scope, ImmutableSortedDictionary<string, T>> scopes;

    private ScopedMap(ImmutableSortedDictionary<Scope, ImmutableSortedDictionary<string, T>> scopes) => this.scopes = scopes;

    [SuppressMessage("Design", "CA1000:Do not declare static members on generic "
        + "types", Justification = "Empty reads as it does on the framework's immutable collections")]
    public static ScopedMap<T> Empty { get; } = new(ImmutableSortedDictionary<Scope, ImmutableSortedDictionary<string, T>>.Empty);

    /// <summary>All of them: by scope, and by name within one.</summary>
    public IEnumerable<T> All => scopes.Values.SelectMany(s => s.Values);

    /// <summary>Those of one scope, by name.</summary>
    public IReadOnlyDictionary<string, T> In(Scope scope) => scopes.GetValueOrDefault(scope, None);

    public T? Find(Scope scope, string name) => scopes.TryGetValue(scope, out var names) ? names.GetValueOrDefault(name) : null;

    public ScopedMap<T> With(Scope scope, string name, T value) =>
        new(scopes.SetItem(scope, scopes.GetValueOrDefault(scope, None).SetItem(name, value)));

    public ScopedMap<T> Without(Scope scope, string name) =>
        scopes.TryGetValue(scope, out var names) && names.ContainsKey(name) ? new(scopes.SetItem(scope, names.Remove(name))) : this;
}
