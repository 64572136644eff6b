using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>Which types convert to which, where there is no value to look at: a null has a type and nothing else.</summary>
internal static class TypeConversion
{
    /// <summary>The type that a value of the one type has as the other; null when there is no such conversion.</summary>
    public static TerraformType? Of(TerraformType from, TerraformType to) => (from, to) switch
    {
        (_, TerraformType.Anything) => from,
        (TerraformType.Anything, _) => to.WithoutOptional(),
        (TerraformType.Primitive, TerraformType.Primitive) =>
            from == to || from == TerraformType.String || to == TerraformType.String ? to : null,
        (TerraformType.List or TerraformType.Set or TerraformType.Tuple, TerraformType.List list) =>
            Element(from, list.Element) is { } element ? new TerraformType.List(element) : null,
        (TerraformType.List or TerraformType.Set or TerraformType.Tuple, TerraformType.Set set) =>
            Element(from, set.Element) is { } element ? new TerraformType.Set(element) : null,
        (TerraformType.Map or TerraformType.Object, TerraformType.Map map) =>
            Element(from, map.Element) is { } element ? new TerraformType.Map(element) : null,
        (TerraformType.Tuple a, TerraformType.Tuple b) when a.Items.Count == b.Items.Count => Items(a, b),
        (TerraformType.Object or TerraformType.Map, TerraformType.Object wanted) => Attributes(from, wanted),
        _ => null,
    };

    private static TerraformType? Element(TerraformType from, TerraformType wanted)
    {
        var parts = from.Parts.Select(p => Of(p, wanted)).ToList();
        return parts.Contains(null) ? null
            : parts.Count == 0 ? wanted.WithoutOptional()
            : Unification.Unify([.. parts.OfType<TerraformType>()]);
    }

    private static TerraformType.Tuple? Items(TerraformType.Tuple from, TerraformType.Tuple wanted)
    {
        var items = from.Items.Zip(wanted.Items, Of).ToList();
        return items.Contains(null) ? null : new TerraformType.Tuple(items.OfType<TerraformType>().ToValueList());
    }

    private static TerraformType? Attributes(TerraformType from, TerraformType.Object wanted)
    {
        var attributes = new List<ObjectAttribute>();
        foreach (var attribute in wanted.Attributes)
        {
            var given = from is TerraformType.Object o
                ? o.Attributes.FirstOrDefault(a => a.Name == attribute.Name)?.Type
                : from.Parts.First();
            if ((given is null ? attribute.IsOptional ? attribute.Type.WithoutOptional() : null
                : Of(given, attribute.Type)) is not { } type)
            {
                return null;
            }
            attributes.Add(new ObjectAttribute(attribute.Name, type));
        }
        return TerraformType.ObjectOf(attributes);
    }
}
