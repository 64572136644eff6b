using System.Collections;
using System.Runtime.CompilerServices;

namespace Tocsin.Text;

/// <summary>
/// An immutable list that compares by content, so that records which hold lists compare by content too. The default value is the empty
/// list.
/// </summary>
/// <remarks>Safe for any number of readers. Written in collection expressions: <c>ValueList&lt;int&gt; x = [1, 2];</c></remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? items;

    internal ValueList(T[] items) => this.items = items;

    public int Count => items?.Length ?? 0;

    /// <summary>Null when it is empty: for writers that leave such a member out.</summary>
    public ValueList<T>? UnlessEmpty => Count == 0 ? null : this;

    public T this[int index] => (items ?? [])[index];

    public ReadOnlySpan<T> AsSpan() => items;

    public ValueList<T> Add(T item) => new([.. items ?? [], item]);

    public ValueList<T> AddRange(IEnumerable<T> more) => new([.. items ?? [], .. more]);

    public bool Equals(ValueList<T> other) => items == other.items || AsSpan().SequenceEqual(other.AsSpan());

    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in AsSpan())
        {
            hash.Add(item);
        }
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="ValueList{T}"/>s.</summary>
public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
