using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Tocsin.Text;

/// <summary>
/// An immutable map from texts that keeps the order it was made in and compares by content, whatever the order. The default value is
/// the empty map.
/// </summary>
/// <remarks>Safe for any number of readers. Made for the maps of requests, a handful of entries: a lookup walks them.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "Named as ValueList is.")]
[CollectionBuilder(typeof(ValueMap), nameof(ValueMap.Create))]
public readonly struct ValueMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ValueMap<T>>
{
    private readonly KeyValuePair<string, T>[]? entries;

    /// <summary>Of entries with one key the last one stays, at the place of the first.</summary>
    public ValueMap(IEnumerable<KeyValuePair<string, T>> entries)
    {
        var kept = new List<KeyValuePair<string, T>>();
        foreach (var entry in entries)
        {
            int at = kept.FindIndex(e => e.Key == entry.Key);
            if (at < 0)
            {
                kept.Add(entry);
            }
            else
            {
                kept[at] = entry;
            }
        }
        this.entries = [.. kept];
    }

    public int Count => entries?.Length ?? 0;

    /// <summary>Null when it is empty: for writers that leave such a member out.</summary>
    public ValueMap<T>? UnlessEmpty => Count == 0 ? null : this;

    public IEnumerable<string> Keys => Entries.Select(e => e.Key);

    public IEnumerable<T> Values => Entries.Select(e => e.Value);

    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no entry '{key}'");

    private KeyValuePair<string, T>[] Entries => entries ?? [];

    public ReadOnlySpan<KeyValuePair<string, T>> AsSpan() => entries;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        foreach (var entry in AsSpan())
        {
            if (entry.Key == key)
            {
                value = entry.Value;
                return true;
            }
        }
        value = default;
        return false;
    }

    public bool Equals(ValueMap<T> other)
    {
        if (Count != other.Count)
        {
            return false;
        }
        foreach (var entry in AsSpan())
        {
            if (!other.TryGetValue(entry.Key, out var value) || !EqualityComparer<T>.Default.Equals(entry.Value, value))
            {
                return false;
            }
        }
        return true;
    }

    public override bool Equals(object? obj) => obj is ValueMap<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = Count;
        foreach (var entry in AsSpan())
        {
            hash ^= HashCode.Combine(entry.Key, entry.Value);
        }
        return hash;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)Entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(ValueMap<T> left, ValueMap<T> right) => left.Equals(right);

    public static bool operator !=(ValueMap<T> left, ValueMap<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="ValueMap{T}"/>s.</summary>
public static class ValueMap
{
    public static ValueMap<T> Create<T>(ReadOnlySpan<KeyValuePair<string, T>> entries) => new(entries.ToArray());

    public static ValueMap<T> ToValueMap<T>(this IEnumerable<KeyValuePair<string, T>> entries) => new(entries);
}
