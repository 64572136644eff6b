using System.Collections;
using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>A member of a map or object.</summary>
public readonly record struct Entry(string Key, Value Value);

/// <summary>The members of a map or object, sorted by key as Terraform iterates them (by the keys' UTF-8 bytes), each key once.</summary>
public sealed record Entries : IReadOnlyList<Entry>
{
    private static readonly Comparer<Entry> ByKey = Comparer<Entry>.Create((a, b) => Utf8Order.Compare(a.Key, b.Key));

    private Entries(ValueList<Entry> sorted) => Sorted = sorted;

    public static Entries Empty { get; } = new([]);

    private ValueList<Entry> Sorted { get; init; }

    /// <summary>Sorts entries given in any order; of entries with one key the last counts.</summary>
    public static Entries Of(IEnumerable<Entry> entries)
    {
        if (entries is ICollection<Entry> { Count: <= FewEntries } few)
        {
            return OfFew(few);
        }
        var last = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            last[key] = value;
        }
        var sorted = last.Select(e => new Entry(e.Key, e.Value)).ToArray();
        Array.Sort(sorted, ByKey);
        return new Entries([.. sorted]);
    }

    private const int FewEntries = 16;

    /// <summary>Most objects have a handful of members: put in one by one they need no table.</summary>
    private static Entries OfFew(ICollection<Entry> entries)
    {
        var sorted = new List<Entry>(entries.Count);
        foreach (var entry in entries)
        {
            int at = sorted.BinarySearch(entry, ByKey);
            if (at >= 0)
            {
                sorted[at] = entry;
            }
            else
            {
                sorted.Insert(~at, entry);
            }
        }
        return new Entries(sorted.ToValueList());
    }

    public static Entries Of(params (string Key, Value Value)[] entries) => Of(entries.Select(e => new Entry(e.Key, e.Value)));

    public int Count => Sorted.Count;

    public Entry this[int index] => Sorted[index];

    /// <summary>The member of that name, or null.</summary>
    public Value? this[string key]
    {
        get
        {
            int index = Sorted.AsSpan().BinarySearch(new Entry(key, null!), ByKey);
            return index < 0 ? null : Sorted[index].Value;
        }
    }

    public IEnumerable<string> Keys => Sorted.Select(e => e.Key);

    public IEnumerable<Value> Values => Sorted.Select(e => e.Value);

    /// <summary>The same keys with other values.</summary>
    public Entries Select(Func<Entry, Value> change) => new(Sorted.AsEnumerable().Select(e => e with { Value = change(e) }).ToValueList());

    public IEnumerator<Entry> GetEnumerator() => Sorted.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
