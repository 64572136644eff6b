using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.States;

/// <summary>The attributes of a state as the block that would declare them.</summary>
internal static class AttributeBody
{
    /// <summary>Of a type that has no schema here: every attribute that has a value.</summary>
    public static DeclaredBody OfAll(Value attributes, Span header) => new(
        header, (attributes.Members ?? Entries.Empty).AsEnumerable().Where(a => a.Value is not (Value.Null or Value.String { Text: "" }))
            .Select(a => new DeclaredArgument(a.Key, a.Value, a.Value.Origin ?? header)).ToValueList(), []);

    public static DeclaredBody Of(Value attributes, BlockSchema schema, Span header)
    {
        var members = attributes.Members ?? Entries.Empty;
        var arguments = new List<DeclaredArgument>();
        var blocks = new List<DeclaredBlock>();
        foreach (var expected in schema.Arguments)
        {
            // A state has every attribute; an empty text is one that nobody set.
            var value = members[expected.Name] is { } given and not (Value.Null or Value.String { Text: "" }) ? given : expected.Default;
            if (value is not null && Conversion.ConvertOrNull(value, expected.Type) is { } converted)
            {
                arguments.Add(
                    new DeclaredArgument(expected.Name, converted with { Origin = converted.Origin ?? value.Origin }, value.Origin
                        ?? header));
            }
        }
        foreach (var nested in schema.Blocks.Where(b => !b.Body.IsOpen))
        {
            foreach (var item in members[nested.Name]?.Elements ?? [])
            {
                if (item is not Value.Null)
                {
                    blocks.Add(new DeclaredBlock(nested.Name, Of(item, nested.Body, item.Origin ?? header)));
                }
            }
        }
        return new DeclaredBody(header, arguments.ToValueList(), blocks.ToValueList());
    }
}
