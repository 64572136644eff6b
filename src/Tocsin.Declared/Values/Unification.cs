using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>
/// Finds the one type several values can have: the arms of a conditional, the elements of a list, the arguments of <c>coalesce</c>.
/// </summary>
/// <remarks>Recorded with terraform console 1.11.4: structures of one kind are unified part by part; where their shapes differ they become
/// maps or lists; else the best of the given types is taken that all others convert to.</remarks>
public static class Unification
{
    /// <summary>The values converted to their one type, or null when there is none.</summary>
    public static IReadOnlyList<Value>? Unify(IReadOnlyList<Value> values, out TerraformType type)
    {
        type = TerraformType.Any;
        if (values.Count == 0)
        {
            return values;
        }
        if (Unify([.. values.Select(TerraformType.Of)]) is not { } unified)
        {
            return null;
        }
        type = unified;
        var converted = values.Select(v => Conversion.ConvertOrNull(v, unified)).OfType<Value>().ToList();
        return converted.Count == values.Count ? converted : null;
    }

    /// <summary>The type all of them convert to, or null when there is none.</summary>
    public static TerraformType? Unify(IReadOnlyList<TerraformType> types)
    {
        var known = types.Where(t => t is not TerraformType.Anything).Distinct().ToList();
        return known switch
        {
            [] => TerraformType.Any,
            [var only] => only,
            _ when All<TerraformType.Object>(known) is { } objects => UnifyObjects(objects),
            _ when All<TerraformType.Tuple>(known) is { } tuples => UnifyTuples(tuples),
            _ when All<TerraformType.List>(known) is { } lists => Wrap(lists.Select(l => l.Element), e => new TerraformType.List(e)),
            _ when All<TerraformType.Set>(known) is { } sets => Wrap(sets.Select(s => s.Element), e => new TerraformType.Set(e)),
            _ when All<TerraformType.Map>(known) is { } maps => Wrap(maps.Select(m => m.Element), e => new TerraformType.Map(e)),
            _ when known.All(t => t is TerraformType.Map or TerraformType.Object) =>
                Wrap(known.SelectMany(t => t.Parts), e => new TerraformType.Map(e)) ?? OnlyObject(known),
            _ when known.All(t => t is TerraformType.List or TerraformType.Tuple) =>
                Wrap(known.SelectMany(t => t.Parts), e => new TerraformType.List(e)),
            _ when known.All(t => t is TerraformType.List or TerraformType.Set or TerraformType.Tuple) => UnifyWithSets(known),
            _ => UnifyPrimitives(known),
        };
    }

    private static List<T>? All<T>(IReadOnlyList<TerraformType> types) =>
        types.OfType<T>().ToList() is var found && found.Count == types.Count ? found : null;

    private static TerraformType? UnifyObjects(List<TerraformType.Object> objects)
    {
        var names = objects[0].Attributes.Select(a => a.Name).ToList();
        if (!objects.All(o => o.Attributes.Select(a => a.Name).SequenceEqual(names)))
        {
            return Wrap(objects.SelectMany(o => o.Parts), e => new TerraformType.Map(e));
        }
        var attributes = new List<ObjectAttribute>();
        for (int i = 0; i < names.Count; i++)
        {
            if (Unify([.. objects.Select(o => o.Attributes[i].Type)]) is not { } type)
            {
                return null;
            }
            attributes.Add(new ObjectAttribute(names[i], type));
        }
        return TerraformType.ObjectOf(attributes);
    }

    /// <summary>
    /// An object whose attributes have no type in common stays one beside maps of anything, <c>tomap({})</c>: these convert to it, or fail
    /// when they are taken.
    /// </summary>
    private static TerraformType.Object? OnlyObject(List<TerraformType> types) =>
        types.OfType<TerraformType.Object>().ToList() is [var only]
            && types.All(t => t is TerraformType.Object or TerraformType.Map { Element: TerraformType.Anything })
            ? only
            : null;

    private static TerraformType? UnifyTuples(List<TerraformType.Tuple> tuples)
    {
        if (tuples.Any(t => t.Items.Count != tuples[0].Items.Count))
        {
            return Wrap(tuples.SelectMany(t => t.Parts), e => new TerraformType.List(e));
        }
        var items = new List<TerraformType>();
        for (int i = 0; i < tuples[0].Items.Count; i++)
        {
            if (Unify([.. tuples.Select(t => t.Items[i])]) is not { } type)
            {
                return null;
            }
            items.Add(type);
        }
        return new TerraformType.Tuple(items.ToValueList());
    }

    /// <summary>A list when there is one; a tuple cannot be made from a set, so otherwise a set.</summary>
    private static TerraformType? UnifyWithSets(List<TerraformType> types) =>
        Wrap(
            types.SelectMany(t => t.Parts),
            e => types.Any(t => t is TerraformType.List) ? new TerraformType.List(e) : new TerraformType.Set(e));

    private static TerraformType? UnifyPrimitives(List<TerraformType> types) =>
        types.All(t => t is TerraformType.Primitive) && types.Contains(TerraformType.String) ? TerraformType.String : null;

    private static TerraformType? Wrap(IEnumerable<TerraformType> parts, Func<TerraformType, TerraformType> wrap) =>
        Unify([.. parts]) is { } part ? wrap(part) : null;
}
