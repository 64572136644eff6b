using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Aws;

/// <summary>What is found by a key and listed in the order in which it came to be.</summary>
/// <remarks>Immutable and structurally shared: one change costs the logarithm of what is there. Safe for any number of readers.</remarks>
public sealed class OrderedMap<T>
    where T : class
{
    private readonly ImmutableSortedDictionary<int, T> inOrder;
    private readonly ImmutableDictionary<string, int> places;
    private readonly int next;

    private OrderedMap(ImmutableSortedDictionary<int, T> inOrder, ImmutableDictionary<string, int> places, int next) =>
        (this.inOrder, this.places, this.next) = (inOrder, places, next);

    [SuppressMessage("Design", "CA1000:Do not declare static members on generic "
        + "types", Justification = "Empty reads as it does on the framework's immutable collections")]
    public static OrderedMap<T> Empty { get; } =
        new(ImmutableSortedDictionary<int, T>.Empty, ImmutableDictionary.Create<string, int>(StringComparer.Ordinal), 0);

    public int Count => places.Count;

    public IEnumerable<T> All => inOrder.Values;

    public T? Find(string key) => places.TryGetValue(key, out int place) ? inOrder[place] : null;

    /// <summary>A new one is added, a known one replaced where it stands.</summary>
    public OrderedMap<T> With(string key, T value) => places.TryGetValue(key, out int place)
        ? new(inOrder.SetItem(place, value), places, next)
        : new(inOrder.Add(next, value), places.Add(key, next), next + 1);

    public OrderedMap<T> Without(string key) =>
        places.TryGetValue(key, out int place) ? new(inOrder.Remove(place), places.Remove(key), next) : this;
}
