using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Functions.Texts;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Collections;

/// <summary>Functions of lists and tuples.</summary>
internal static class CollectionFunctions
{
    private static readonly TerraformType AnyType = TerraformType.Any;

    public static IReadOnlyList<Function> All { get; } =
    [
        new("alltrue", [ListOf("list", TerraformType.Bool)], a => Decide(a, decisive: false)),
        new("anytrue", [ListOf("list", TerraformType.Bool)], a => Decide(a, decisive: true)),
        new("chunklist", [ListOf("list", AnyType), Number("size")], ChunkList),
        new("coalesce", [], Coalesce, new Parameter("vals", AnyType, OnUnknown.Take, AllowsNull: true)),
        new("coalescelist", [], CoalesceList, new Parameter("vals", AnyType, OnUnknown.Take, AllowsNull: true)),
        new(
            "compact", [ListOf("list", TerraformType.String)],
            a => ListLike(a[0], a.Items(0).Where(i => i is not (Value.Null or Value.String { Text: "" })))),
        new("concat", [], Concat, Any("seqs")),
        new("contains", [Any("list"), Any("value", OnUnknown.Take)], Contains),
        new("distinct", [ListOf("list", AnyType)], a => ListLike(a[0], a.Items(0).Distinct())),
        new("element", [Any("list"), Number("index")], Element),
        new("flatten", [Any("list")], Flatten),
        new("index", [Any("list"), Any("value", OnUnknown.Take)], Index),
        new("length", [Any("value")], Length),
        new(
            "matchkeys", [ListOf("values", AnyType), ListOf("keys", AnyType, OnUnknown.Read), ListOf("searchset", AnyType, OnUnknown.Read)],
            MatchKeys),
        new("one", [Any("list")], One),
        new("reverse", [Any("list")], Reverse),
        new("slice", [Any("list"), Number("start_index"), Number("end_index")], Slice),
        new("sort", [ListOf("list", TerraformType.String)], Sort),
    ];

    public static bool IsSequence(Value value) => value is Value.List or Value.Tuple;

    private static Attempt ListLike(Value list, IEnumerable<Value> items) =>
        new Value.List(TerraformType.ElementOf(list), items.ToValueList());

    /// <summary>A list of a list, a tuple of a tuple.</summary>
    private static Value SequenceLike(Value sequence, IEnumerable<Value> items) =>
        sequence is Value.Tuple
            ? new Value.Tuple(items.ToValueList())
            : new Value.List(TerraformType.ElementOf(sequence), items.ToValueList());

    /// <summary>One decisive item decides; without one, an unknown item leaves it open. Null counts as false.</summary>
    private static Attempt Decide(Arguments a, bool decisive)
    {
        bool isDecided = a.Items(0).Any(i => i is Value.Boolean b ? b.IsTrue == decisive : i is Value.Null && !decisive);
        return isDecided ? Value.Of(decisive) : Unknowns.Of(a[0]) is { } unknown ? unknown : Value.Of(!decisive);
    }

    private static Attempt ChunkList(Arguments a)
    {
        if (!a.TryWhole(1, out int size, out var failed, "invalid size: "))
        {
            return failed;
        }
        if (size < 0)
        {
            return Attempt.Fail("the size argument must be positive");
        }
        var chunks = a.Items(0).Chunk(size == 0 ? int.MaxValue : size)
            .Select(chunk => (Value)new Value.List(TerraformType.ElementOf(a[0]), chunk.ToValueList()));
        return new Value.List(new TerraformType.List(TerraformType.ElementOf(a[0])), chunks.ToValueList());
    }

    private static Attempt Coalesce(Arguments a)
    {
        if (a.Count == 0 || Unification.Unify([.. a.From(0).Select(TerraformType.Of)]) is not { } type)
        {
            return Attempt.Fail("all arguments must have the same type");
        }
        foreach (var value in a.From(0))
        {
            if (!Conversion.Convert(value, type).TryGet(out var converted, out var failed))
            {
                return failed;
            }
            if (converted is not (Value.Null or Value.String { Text: "" }))
            {
                return converted;
            }
        }
        return Attempt.Fail("no non-null, non-empty-string arguments");
    }

    private static Attempt CoalesceList(Arguments a)
    {
        if (a.Count == 0)
        {
            return Attempt.Fail("at least one argument is required");
        }
        if (!a.From(0).All(v => v is Value.Unknown || TerraformType.Of(v) is TerraformType.List or TerraformType.Tuple))
        {
            return Attempt.Fail("coalescelist arguments must be lists or tuples");
        }
        foreach (var value in a.From(0))
        {
            if (value is Value.Unknown)
            {
                return value;
            }
            if (value.Elements is { Count: > 0 })
            {
                return value;
            }
        }
        return Attempt.Fail("no non-null arguments");
    }

    private static Attempt Concat(Arguments a)
    {
        if (a.Count == 0)
        {
            return Attempt.Fail("at least one argument is required");
        }
        for (int i = 0; i < a.Count; i++)
        {
            if (!IsSequence(a[i]))
            {
                return Attempt.Fail($"all arguments must be lists or tuples; got {TerraformType.Of(a[i]).FriendlyName}", i);
            }
        }
        var items = Enumerable.Range(0, a.Count).SelectMany(a.Items).ToList();
        return a.From(0).All(v => v is Value.List) && Unification.Unify(a.From(0), out var type) is { } lists
            ? new Value.List(((TerraformType.List)type).Element, lists.SelectMany(l => l.Elements ?? []).ToValueList())
            : new Value.Tuple(items.ToValueList());
    }

    private static Attempt Contains(Arguments a)
    {
        if (a[0].Elements is not { } items)
        {
            return Attempt.Fail("argument must be list, tuple, or set");
        }
        return items.Contains(a[1]) && Unknowns.Of(a[1]) is null
            ? Value.Of(true)
            : Unknowns.Of(a[0], a[1]) is { } unknown
            ? unknown
            : Value.Of(false);
    }

    private static Attempt Element(Arguments a)
    {
        if (!IsSequence(a[0]))
        {
            return Attempt.Fail($"cannot read elements from {TerraformType.Of(a[0]).FriendlyName}");
        }
        if (!a.TryWhole(1, out int index, out var failed, "invalid index: "))
        {
            return failed;
        }
        return a.Items(0).Count == 0 ? Attempt.Fail("cannot use element function with an empty list")
            // A list is counted from its end; with a tuple terraform crashes (recorded with 1.11.4).
            : index < 0 && a[0] is Value.Tuple && index % a.Items(0).Count != 0
                ? Attempt.Fail("cannot use element function with a negative index")
            : a.Items(0)[((index % a.Items(0).Count) + a.Items(0).Count) % a.Items(0).Count];
    }

    private static Attempt Flatten(Arguments a)
    {
        if (a[0].Elements is null)
        {
            return Attempt.Fail("can only flatten lists, sets and tuples");
        }
        var flat = new List<Value>();
        int visited = 0;
        Collect(a[0], 0);
        return visited > Limits.MaximumItems ? Attempt.Fail($"more than {Limits.MaximumItems} items")
            : Unknowns.Of(flat.Where(v => v is Value.Unknown)) is { } unknown ? unknown
            : new Value.Tuple(flat.ToValueList());

        void Collect(Value value, int depth)
        {
            if (value.Elements is not { } items || depth > Limits.MaximumDepth)
            {
                flat.Add(value);
                return;
            }
            foreach (var item in items)
            {
                if (++visited <= Limits.MaximumItems)
                {
                    Collect(item, depth + 1);
                }
            }
        }
    }

    private static Attempt Index(Arguments a)
    {
        if (!IsSequence(a[0]))
        {
            return Attempt.Fail("argument must be a list or tuple");
        }
        if (a.Items(0).Count == 0)
        {
            return Attempt.Fail("cannot search an empty list");
        }
        if (Unknowns.Of(a[0], a[1]) is { } unknown)
        {
            return unknown;
        }
        int index = a.Items(0).ToList().IndexOf(a[1]);
        return index < 0 ? Attempt.Fail("item not found") : Value.Of(index);
    }

    private static Attempt Length(Arguments a) => a[0] switch
    {
        Value.String s => Unknowns.Of(s) is { } unknown ? unknown : Value.Of(StringFunctions.Graphemes(s.Text).Count()),
        { Elements: { } items } => Value.Of(items.Count),
        { Members: { } members } => Value.Of(members.Count),
        _ => Attempt.Fail("argument must be a string, a collection type, or a structural type"),
    };

    private static Attempt MatchKeys(Arguments a)
    {
        if (a.Items(0).Count != a.Items(1).Count)
        {
            return Attempt.Fail("length of keys and values should be equal");
        }
        if (Unification.Unify([a[1], a[2]], out _) is not [var keys, var sought])
        {
            return Attempt.Fail("keys and searchset must be of the same type");
        }
        var wanted = (sought.Elements ?? []).ToHashSet();
        return ListLike(a[0], a.Items(0).Zip(keys.Elements ?? []).Where(pair => wanted.Contains(pair.Second)).Select(pair => pair.First));
    }

    private static Attempt One(Arguments a) => a[0].Elements switch
    {
        { Count: 0 } => new Value.Null(),
        { Count: 1 } items => items[0],
        _ => Attempt.Fail("must be a list, set, or tuple value with either zero or one elements", 0),
    };

    private static Attempt Reverse(Arguments a) => a[0].Elements is { } items
        ? SequenceLike(a[0], items.Reverse())
        : Attempt.Fail($"can only reverse list or tuple values, not {TerraformType.Of(a[0]).FriendlyName}", 0);

    private static Attempt Slice(Arguments a)
    {
        if (a[0] is Value.Set)
        {
            return Attempt.Fail(
                "cannot slice a set, because its elements do not have indices; explicitly convert to a list if the ordering of the "
                    + "result is not important",
                0);
        }
        if (!IsSequence(a[0]))
        {
            return Attempt.Fail("must be a list or tuple value", 0);
        }
        if (!a.TryWhole(1, out int start, out var failed, "invalid start index: "))
        {
            return (Attempt.Failed)failed with { Argument = 1 };
        }
        if (!a.TryWhole(2, out int end, out failed, "invalid end index: "))
        {
            return (Attempt.Failed)failed with { Argument = 2 };
        }
        int length = a.Items(0).Count;
        return start < 0 ? Attempt.Fail("start index must not be less than zero", 1)
            : start > length ? Attempt.Fail("start index must not be greater than the length of the list", 1)
            : end > length ? Attempt.Fail("end index must not be greater than the length of the list", 2)
            : start > end ? Attempt.Fail("start index must not be greater than end index", 1)
            : SequenceLike(a[0], a.Items(0).Skip(start).Take(end - start));
    }

    private static Attempt Sort(Arguments a)
    {
        int nullAt = a.Items(0).ToList().FindIndex(i => i is Value.Null);
        return nullAt >= 0
            ? Attempt.Fail($"given list element {nullAt} is null; a null string cannot be sorted")
            : ListLike(a[0], a.Items(0).OrderBy(i => i.AsText() ?? ((Value.Unknown)i).Mark, Utf8Order.Comparer));
    }
}
