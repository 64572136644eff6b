using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>Finds the one type several values can have: the arms of a conditional, the elements of a list, the arguments of <c>coalesce</c>.</summary>
public static class Unification
{
    /// <summary>The type all of them convert to, or null when there is none.</summary>
    public static TerraformType? Unify(IReadOnlyList<TerraformType> types) => types.Distinct().Count() == 1 ? types[0] : null;

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
        var converted = new List<Value>();
        foreach (var value in values)
        {
            if (!Conversion.Convert(value, unified).TryGet(out var done, out _))
            {
                return null;
            }
            converted.Add(done);
        }
        return converted;
    }
}
