using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>
/// Brings what was made of some values to what equal values that are written elsewhere would come to: the same, but for the places.
/// </summary>
/// <remarks>
/// Only where each place among the old values has one among the new. A place that is only a part of one, as <c>substr</c> gives, has none,
/// and then there is no answer.
/// </remarks>
internal sealed class Relocation
{
    private readonly Dictionary<Span, Span> places = [];
    private readonly HashSet<SourceText> moved = [];
    private bool isClear = true;

    /// <summary>The places of a value, and those of an equal one.</summary>
    public void Add(Value from, Value to)
    {
        Add(from.Origin, to.Origin);
        if (from is Value.String text && to is Value.String other)
        {
            Add(text.Segments, other.Segments);
            if (text.Encoded is { } made && other.Encoded is { } equal && made.Equals(equal))
            {
                Add(made, equal);
            }
            else
            {
                isClear &= text.Encoded is null && other.Encoded is null;
            }
        }
        if (from.Elements is { } items && to.Elements is { } others)
        {
            for (int i = 0; i < items.Count; i++)
            {
                Add(items[i], others[i]);
            }
        }
        if (from.Members is { } members && to.Members is { } equals)
        {
            Add(members, equals);
        }
    }

    public void Add(Entries from, Entries to)
    {
        for (int i = 0; i < from.Count; i++)
        {
            Add(from[i].Value, to[i].Value);
        }
    }

    private void Add(ValueList<Segment> from, ValueList<Segment> to)
    {
        isClear &= from.Count == to.Count;
        for (int i = 0; i < from.Count && isClear; i++)
        {
            isClear = (from[i].Start, from[i].End) == (to[i].Start, to[i].End);
            Add(from[i].Source, to[i].Source);
        }
    }

    private void Add(Span? from, Span? to)
    {
        if (from is not { } old || to is not { } now)
        {
            isClear &= from == to;
            return;
        }
        isClear &= places.TryAdd(old, now) || places[old] == now;
        if (old != now)
        {
            moved.Add(old.Source);
        }
    }

    /// <summary>What the new values come to, where the old ones came to this; null where that cannot be said.</summary>
    public Attempt? Of(Attempt made)
    {
        if (moved.Count == 0 || !isClear)
        {
            return isClear ? made : null;
        }
        // A failure tells places in words.
        return made.TryGet(out var value, out _) && Moved(value) is var there && isClear ? (Attempt)there : null;
    }

    /// <summary>The very value where nothing in it stands elsewhere.</summary>
    private Value Moved(Value value)
    {
        if (!isClear)
        {
            return value;
        }
        var inner = value switch
        {
            Value.String text => Moved(text),
            Value.Tuple tuple when Moved(tuple.Items) is { } items => tuple with { Items = items },
            Value.List list when Moved(list.Items) is { } items => list with { Items = items },
            Value.Set set when Moved(set.Items) is { } items => set with { Items = items },
            Value.Map map when Moved(map.Entries) is { } entries => map with { Entries = entries },
            Value.Object o when Moved(o.Entries) is { } entries => o with { Entries = entries },
            _ => value,
        };
        return value.Origin is { } origin && Moved(origin) is var there && there != origin ? inner with { Origin = there } : inner;
    }

    private Value.String Moved(Value.String text)
    {
        var inner = text.Encoded is { } encoded && Moved(encoded) is var other && !ReferenceEquals(encoded, other)
            ? text with { Encoded = other } : text;
        foreach (var segment in text.Segments.AsSpan())
        {
            if (moved.Contains(segment.Source.Source))
            {
                return inner with
                {
                    Segments = text.Segments.AsEnumerable().Select(s => s with { Source = Moved(s.Source) }).ToValueList(),
                };
            }
        }
        return inner;
    }

    private ValueList<Value>? Moved(ValueList<Value> items)
    {
        Value[]? there = null;
        for (int i = 0; i < items.Count; i++)
        {
            var item = Moved(items[i]);
            if (there is null && !ReferenceEquals(item, items[i]))
            {
                there = [.. items];
            }
            there?[i] = item;
        }
        return there?.ToValueList();
    }

    private Entries? Moved(Entries entries)
    {
        bool isSame = true;
        var there = entries.Select(e =>
        {
            var value = Moved(e.Value);
            isSame &= ReferenceEquals(value, e.Value);
            return value;
        });
        return isSame ? null : there;
    }

    private Span Moved(Span place)
    {
        if (!moved.Contains(place.Source))
        {
            return place;
        }
        isClear &= places.TryGetValue(place, out var there);
        return there;
    }
}
