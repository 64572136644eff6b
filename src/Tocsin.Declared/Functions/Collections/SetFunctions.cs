using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Collections;

/// <summary>Functions of sets.</summary>
internal static class SetFunctions
{
    private static readonly TerraformType AnyType = TerraformType.Any;

    public static IReadOnlyList<Function> All { get; } =
    [
        new("setintersection", [SetOf("first_set", AnyType)], a => Combine(a, (x, y) => x.Intersect(y)), SetOf("other_sets", AnyType)),
        new("setsubtract", [SetOf("a", AnyType), SetOf("b", AnyType)], a => Combine(a, (x, y) => x.Except(y))),
        new(
            "setunion", [SetOf("first_set", AnyType, OnUnknown.Pass)], a => Combine(a, (x, y) => x.Union(y)),
            SetOf("other_sets", AnyType, OnUnknown.Pass)),
        new("setproduct", [], Product, Any("sets")),
    ];

    private static Attempt Combine(Arguments a, Func<IEnumerable<Value>, IEnumerable<Value>, IEnumerable<Value>> combine)
    {
        // An empty set has no element type to disagree with.
        var sets = a.From(0).Select(s => s.Elements is { Count: 0 } ? new Value.Set(AnyType, []) : s).ToList();
        if (Unification.Unify(sets, out var type) is not { } unified)
        {
            return Attempt.Fail("given sets must all have compatible element types");
        }
        var items = unified.Select(s => (s.Elements ?? []).AsEnumerable()).Aggregate(combine);
        return Sets.Of(type is TerraformType.Set set ? set.Element : AnyType, items);
    }

    /// <summary>
    /// Every combination of one item of each, the last varying fastest: a list of tuples of lists, a set of tuples as soon as one of them
    /// is a set.
    /// </summary>
    private static Attempt Product(Arguments a)
    {
        if (a.Count < 2)
        {
            return Attempt.Fail("at least two arguments are required");
        }
        IEnumerable<ValueList<Value>> rows = [[]];
        long count = 1;
        for (int i = 0; i < a.Count; i++)
        {
            if (a[i].Elements is null
                || Conversion.ConvertOrNull(a[i], a[i] is Value.Set ? new TerraformType.Set(AnyType)
                    : new TerraformType.List(AnyType)) is not { Elements: { } items })
            {
                return Attempt.Fail("a set or a list is required", i);
            }
            rows = rows.SelectMany(row => items.Select(row.Add));
            count *= items.Count;
            if (count > Limits.MaximumItems)
            {
                return Attempt.Fail($"more than {Limits.MaximumItems} combinations");
            }
        }
        var tuples = rows.Select(Value (row) => new Value.Tuple(row)).ToValueList();
        var element = tuples.Count > 0 ? TerraformType.Of(tuples[0]) : AnyType;
        return a.From(0).Any(s => s is Value.Set) ? Sets.Of(element, tuples) : new Value.List(element, tuples);
    }
}
