using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Collections;

/// <summary>Functions of maps and objects.</summary>
internal static class MapFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("keys", [Any("inputMap")], Keys),
        new("values", [Any("mapping")], ValuesOf),
        new("lookup", [Any("inputMap"), Str("key")], Lookup, new Parameter("default", TerraformType.Any, OnUnknown.Take, AllowsNull: true)),
        new("merge", [], Merge, new Parameter("maps", TerraformType.Any, OnUnknown.Pass, AllowsNull: true)),
        new("zipmap", [ListOf("keys", TerraformType.String), Any("values")], ZipMap),
        new(
            "transpose", [new Parameter("values", new TerraformType.Map(new TerraformType.List(TerraformType.String)), OnUnknown.Pass)],
            Transpose),
    ];

    private static Attempt Keys(Arguments a) => a[0] switch
    {
        Value.Map map => new Value.List(TerraformType.String, map.Entries.Keys.Select(Value.Of).ToValueList()),
        Value.Object o => new Value.Tuple(o.Entries.Keys.Select(Value.Of).ToValueList()),
        _ => Attempt.Fail("must have map or object type", 0),
    };

    private static Attempt ValuesOf(Arguments a) => a[0] switch
    {
        Value.Map map => new Value.List(map.Element, map.Entries.Values.ToValueList()),
        Value.Object o => new Value.Tuple(o.Entries.Values.ToValueList()),
        _ => Attempt.Fail("values() requires a map as the first argument"),
    };

    private static Attempt Lookup(Arguments a)
    {
        if (a.Count > 3)
        {
            return Attempt.Fail($"lookup() takes two or three arguments, got {a.Count}");
        }
        if (a[0].Members is not { } members)
        {
            return Attempt.Fail("lookup() requires a map as the first argument", 0);
        }
        string key = a.Text(1);
        Value? standard = a.Count == 3 ? a[2] : null;
        if (a[0] is Value.Map map && standard is not null)
        {
            bool fits = TerraformType.Of(standard) is TerraformType.Primitive or TerraformType.Anything
                || map.Element is TerraformType.Anything || TerraformType.Of(standard) == map.Element;
            standard = fits ? Conversion.ConvertOrNull(standard, map.Element) : null;
            if (standard is null)
            {
                return Attempt.Fail("the default value must have the same type as the map elements", 2);
            }
        }
        return (members[key] ?? standard) is { } found ? found
            : a[0] is Value.Map ? Attempt.Fail($"lookup failed to find key \"{key}\"")
            : Attempt.Fail($"the given object has no attribute \"{key}\"", 0);
    }

    private static Attempt Merge(Arguments a)
    {
        var maps = a.From(0).Where(v => v is not Value.Null { Type: TerraformType.Anything or TerraformType.Map or TerraformType.Object })
            .ToList();
        if (maps.Find(m => m.Members is null) is { } other)
        {
            return Attempt.Fail($"arguments must be maps or objects, got \"{TerraformType.Of(other).FriendlyName}\"");
        }
        if (maps.Count == 0 && a.From(0)
            .FirstOrDefault(v => TerraformType.Of(v) is TerraformType.Map) is Value.Null { Type: TerraformType.Map only }
                && a.From(0).All(v => TerraformType.Of(v) == only))
        {
            return new Value.Map(only.Element, Entries.Empty);
        }
        var merged = Entries.Of(maps.SelectMany(m => m.Members ?? Entries.Empty));
        return maps.Count > 0 && maps.All(m => m is Value.Map) && maps.Select(TerraformType.ElementOf).Distinct().Count() == 1
            ? new Value.Map(TerraformType.ElementOf(maps[0]), merged)
            : new Value.Object(merged);
    }

    private static Attempt ZipMap(Arguments a)
    {
        if (!CollectionFunctions.IsSequence(a[1]))
        {
            return Attempt.Fail("values argument must be a list or tuple value");
        }
        var (keys, values) = (a.Items(0), a.Items(1));
        if (keys.Count != values.Count)
        {
            return Attempt.Fail($"number of keys ({keys.Count}) does not match number of values ({values.Count})");
        }
        int nullAt = keys.ToList().FindIndex(k => k is Value.Null);
        if (nullAt >= 0)
        {
            return Attempt.Fail($"keys list has null value at index {nullAt}");
        }
        var entries = Entries.Of(keys.Zip(values, (k, v) => new Entry(TextOf(k), v)));
        return a[1] is Value.List list ? new Value.Map(list.Element, entries) : new Value.Object(entries);
    }

    private static Attempt Transpose(Arguments a)
    {
        var transposed = new SortedDictionary<string, List<Value>>(Utf8Order.Comparer);
        foreach (var (key, list) in a.Members(0))
        {
            if (list is Value.Unknown)
            {
                return list;
            }
            foreach (var item in list.Elements ?? [])
            {
                if (item is Value.Null)
                {
                    return Attempt.Fail("input must not contain null values");
                }
                if (!transposed.TryGetValue(TextOf(item), out var keys))
                {
                    transposed[TextOf(item)] = keys = [];
                }
                keys.Add(Value.Of(key));
            }
        }
        var entries = Entries.Of(transposed.Select(t => new Entry(t.Key, new Value.List(TerraformType.String, t.Value.ToValueList()))));
        return new Value.Map(new TerraformType.List(TerraformType.String), entries);
    }

    private static string TextOf(Value value) => value is Value.Unknown unknown ? unknown.Mark : ((Value.String)value).Text;
}
