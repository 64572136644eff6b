using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>Makes sets.</summary>
public static class Sets
{
    /// <summary>A set of the items, which have the element type already: each once, in the order Terraform iterates them.</summary>
    public static Value.Set Of(TerraformType element, IEnumerable<Value> items) =>
        new(element, items.Distinct().Order(SetOrder.Comparer).ToValueList());
}
