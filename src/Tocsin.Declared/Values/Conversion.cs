using System.Diagnostics.CodeAnalysis;
using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>
/// Terraform's automatic conversions: to what a function's parameter, a variable's <c>type</c> or a list's element type asks for.
/// </summary>
/// <remarks>Which conversions exist and how their absence is worded: recorded with terraform console 1.11.4.</remarks>
public static class Conversion
{
    /// <summary>
    /// The value as that type, defaults of <c>optional</c> attributes filled in. Null stays null of the type, and unknown stays unknown,
    /// whatever the type.
    /// </summary>
    public static Attempt Convert(Value value, TerraformType type) => Convert(value, type, 0);

    /// <summary>The value as that type, or null where there is no such conversion.</summary>
    public static Value? ConvertOrNull(Value value, TerraformType type) => (Convert(value, type) as Attempt.Done)?.Value;

    private static Attempt Convert(Value value, TerraformType type, int depth) => (type, value) switch
    {
        _ when depth > Limits.MaximumDepth => Attempt.Fail($"nested deeper than {Limits.MaximumDepth}"),
        (TerraformType.Anything, _) or (_, Value.Unknown) => value,
        (_, Value.Null nothing) =>
            TypeConversion.Of(nothing.Type, type) is { } typed
                ? nothing with { Type = typed }
                : Attempt.Fail($"{type.FriendlyName} required"),
        (TerraformType.Primitive primitive, _) => PrimitiveConversion.Convert(value, primitive),
        // Before anything else, because what is of the type already need not be walked; a type that is left open deep inside would have it
        // walked twice for each level.
        (TerraformType.List { Element: var same }, Value.List { Element: var has }) when same == has => value,
        (TerraformType.Set { Element: var same }, Value.Set { Element: var has }) when same == has => value,
        (TerraformType.Map { Element: var same }, Value.Map { Element: var has }) when same == has => value,
        (_, Value.String s) when Unknowns.Of(s) is { } unknown => unknown with { Origin = s.Origin },
        (TerraformType.List list, Value.List or Value.Set or Value.Tuple) =>
            TryConvertItems(value, list.Element, "list", depth, out var element, out var items, out var failed)
                ? new Value.List(element, items) { Origin = value.Origin }
                : failed,
        (TerraformType.Set set, Value.List or Value.Set or Value.Tuple) =>
            TryConvertItems(value, set.Element, "set", depth, out var element, out var items, out var failed)
                ? Sets.Of(element, items) with { Origin = value.Origin }
                : failed,
        (TerraformType.Map map, Value.Map or Value.Object) => ToMap(value, map.Element, depth),
        (TerraformType.Tuple tuple, Value.Tuple from) when from.Items.Count == tuple.Items.Count => ToTuple(from, tuple, depth),
        (TerraformType.Object o, Value.Object or Value.Map) => ToObject(value, o, depth),
        _ => Attempt.Fail($"{type.FriendlyName} required"),
    };

    private static bool TryConvertItems(
        Value value, TerraformType wanted, string kind, int depth, out TerraformType element, out ValueList<Value> items,
            [NotNullWhen(false)] out Attempt.Failed? failed)
    {
        var converted = new List<Value>();
        element = wanted;
        items = [];
        foreach (var item in value.Elements ?? [])
        {
            if (!Convert(item, wanted, depth + 1).TryGet(out var done, out failed))
            {
                failed = new Attempt.Failed($"element {converted.Count}: {failed.Message}");
                return false;
            }
            converted.Add(done);
        }
        failed = null;
        if (Unify(value, wanted, converted) is not var (type, unified))
        {
            failed = new Attempt.Failed($"all {kind} elements must have the same type");
            return false;
        }
        element = type;
        items = unified.ToValueList();
        return true;
    }

    private static Attempt ToMap(Value value, TerraformType wanted, int depth)
    {
        var entries = value.Members ?? Entries.Empty;
        var converted = new List<Value>();
        foreach (var (key, member) in entries)
        {
            if (!Convert(member, wanted, depth + 1).TryGet(out var done, out var failed))
            {
                return Attempt.Fail($"element \"{key}\": {failed.Message}");
            }
            converted.Add(done);
        }
        return Unify(value, wanted, converted) is var (element, unified)
            ? new Value.Map(element, Entries.Of(entries.Keys.Zip(unified, (k, v) => new Entry(k, v)))) { Origin = value.Origin }
            : Attempt.Fail("all map elements must have the same type");
    }

    /// <summary>The one type of the members of a collection, where the wanted type leaves something open.</summary>
    private static (TerraformType Element, IReadOnlyList<Value> Items)? Unify(Value from, TerraformType wanted, IReadOnlyList<Value> items)
    {
        if (!wanted.IsOpen)
        {
            return (wanted.WithoutOptional(), items);
        }
        if (items.Count == 0)
        {
            return (
                from is Value.List or Value.Set or Value.Map && wanted is TerraformType.Anything
                    ? TerraformType.ElementOf(from)
                    : wanted.WithoutOptional(),
                items);
        }
        return Unification.Unify(items, out var type) is { } unified ? (type, unified) : null;
    }

    private static Attempt ToTuple(Value.Tuple from, TerraformType.Tuple tuple, int depth)
    {
        var converted = new List<Value>();
        for (int i = 0; i < from.Items.Count; i++)
        {
            if (!Convert(from.Items[i], tuple.Items[i], depth + 1).TryGet(out var done, out var failed))
            {
                return Attempt.Fail($"element {i}: {failed.Message}");
            }
            converted.Add(done);
        }
        return new Value.Tuple(converted.ToValueList()) { Origin = from.Origin };
    }

    private static Attempt ToObject(Value value, TerraformType.Object type, int depth)
    {
        var members = value.Members ?? Entries.Empty;
        var missing = type.Attributes.Where(a => !a.IsOptional && members[a.Name] is null).Select(a => $"\"{a.Name}\"").ToList();
        if (missing.Count > 0)
        {
            return Attempt.Fail(missing switch
            {
                [var one] => $"attribute {one} is required",
                [var one, var two] => $"attributes {one} and {two} are required",
                [.. var all, var last] => $"attributes {string.Join(", ", all)}, and {last} are required",
                [] => "",
            });
        }
        var converted = new List<Entry>();
        foreach (var attribute in type.Attributes)
        {
            var given = members[attribute.Name] ?? new Value.Null();
            given = given is Value.Null && attribute.Default is { } standard ? standard : given;
            if (!Convert(given, attribute.Type, depth + 1).TryGet(out var done, out var failed))
            {
                return Attempt.Fail($"attribute \"{attribute.Name}\": {failed.Message}");
            }
            converted.Add(new Entry(attribute.Name, done));
        }
        return new Value.Object(Entries.Of(converted)) { Origin = value.Origin };
    }
}
