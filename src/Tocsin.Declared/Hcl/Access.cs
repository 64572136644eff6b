using System.Globalization;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Takes attributes and items out of values.</summary>
internal static class Access
{
    public static Attempt Take(Value value, TraversalStep step) => step switch
    {
        TraversalStep.Attribute attribute => Attribute(value, attribute.Name),
        TraversalStep.Key key => Index(value, Value.Of(key.Name)),
        TraversalStep.Position position => Index(value, Value.Of(position.Number)),
        _ => Attempt.Fail("no such step"),
    };

    /// <summary><c>value.name</c>.</summary>
    public static Attempt Attribute(Value value, string name) => value switch
    {
        Value.Unknown unknown => Extend(unknown, $".{name}"),
        Value.Object o => o.Entries[name] ?? Attempt.Fail($"This object has no attribute named {name}; it has {Listing(o.Entries)}."),
        Value.Map map =>
            map.Entries[name] ?? Attempt.Fail($"This map has no element with the key \"{name}\"; it has {Listing(map.Entries)}."),
        Value.Null => Attempt.Fail($"This value is null, so it has no attribute {name}."),
        Value.List or Value.Set or Value.Tuple => Attempt.Fail(
            $"This value is a {TerraformType.Of(value).FriendlyName}, which has no attributes. "
            + $"For the attribute of every item write [*].{name}, for one item [0].{name}."),
        _ => Attempt.Fail($"This value is a {TerraformType.Of(value).FriendlyName}, which has no attributes."),
    };

    /// <summary><c>collection[key]</c>.</summary>
    public static Attempt Index(Value collection, Value key)
    {
        switch (collection, key)
        {
            case (_, Value.Null):
                return Attempt.Fail("The index is null, which names no item.", 1);
            case (Value.Null, _):
                return Attempt.Fail("This value is null, so it has no items.");
            case (_, not (Value.String or Value.Number or Value.Boolean or Value.Unknown)):
                return Attempt.Fail($"The index is a {TerraformType.Of(key).FriendlyName}; a number or a text is expected.", 1);
        }
        if (Unknowns.Of(key) is { } unknownKey)
        {
            return unknownKey;
        }
        switch (collection)
        {
            case Value.Unknown unknown:
                return Extend(unknown, key switch
                {
                    Value.String text => $"[\"{text.Text}\"]",
                    Value.Number number => $"[{number.Amount}]",
                    _ => "[]",
                });
            case Value.List or Value.Tuple:
                return Conversion.Convert(key, TerraformType.Number).TryGet(out var position, out _)
                    ? ItemAt(collection.Elements!.Value, (Value.Number)position)
                    : Attempt.Fail("The index of a list is a number.", 1);
            case Value.Map or Value.Object:
                return Conversion.Convert(key, TerraformType.String).TryGet(out var name, out var failed)
                    ? Entry(collection, name.AsText()!)
                    : failed with { Argument = 1 };
            case Value.Set:
                return Attempt.Fail("A set has no positions or keys. Write tolist(...)[0], one(...) or a for expression.");
            default:
                return Attempt.Fail($"This value is a {TerraformType.Of(collection).FriendlyName}, which has no items.");
        }
    }

    /// <summary>Part of an unknown value is unknown too, and named after it.</summary>
    public static Value.Unknown Extend(Value.Unknown unknown, string step) =>
        unknown.Names is [var only] ? unknown with { Names = [only + step] } : unknown;

    private static Attempt Entry(Value collection, string name) => collection.Members![name]
        ?? Attempt.Fail($"There is no element with the key \"{name}\"; there is {Listing(collection.Members!)}.", 1);

    private static Attempt ItemAt(ValueList<Value> items, Value.Number key)
    {
        string shown = key.Amount.ToString();
        return key.Amount.Sign < 0 ? Attempt.Fail($"The index {shown} is negative; the first item is [0].", 1)
            : !shown.All(char.IsAsciiDigit) ? Attempt.Fail($"The index {shown} is no whole number.", 1)
            : int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at < items.Count ? items[at]
            : items.Count == 0 ? Attempt.Fail($"There is no item [{shown}]: the list is empty.", 1)
            : Attempt.Fail($"There is no item [{shown}]: the list has {items.Count}, the last is [{items.Count - 1}].", 1);
    }

    private static string Listing(Entries entries) =>
        entries.Count == 0 ? "none" : string.Join(", ", entries.Keys.Take(12)) + (entries.Count > 12 ? " and more" : "");
}
