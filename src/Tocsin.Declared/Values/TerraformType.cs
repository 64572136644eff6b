using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>A type of Terraform's language, as a value has it or a variable's <c>type</c> asks for.</summary>
public abstract record TerraformType
{
    private TerraformType()
    {
    }

    public static TerraformType String { get; } = new Primitive("string");

    public static TerraformType Number { get; } = new Primitive("number");

    public static TerraformType Bool { get; } = new Primitive("bool");

    /// <summary>No constraint; also the type of a null that nothing was converted to, and of what is not known offline.</summary>
    public static TerraformType Any { get; } = new Anything();

    public sealed record Primitive(string Name) : TerraformType;

    public sealed record Anything : TerraformType;

    public sealed record List(TerraformType Element) : TerraformType;

    public sealed record Set(TerraformType Element) : TerraformType;

    public sealed record Map(TerraformType Element) : TerraformType;

    public sealed record Tuple(ValueList<TerraformType> Items) : TerraformType;

    /// <param name="Attributes">Sorted by name.</param>
    public sealed record Object(ValueList<ObjectAttribute> Attributes) : TerraformType;

    public static TerraformType ObjectOf(IEnumerable<ObjectAttribute> attributes) =>
        new Object(attributes.OrderBy(a => a.Name, Utf8Order.Comparer).ToValueList());

    /// <summary>The type a value has.</summary>
    public static TerraformType Of(Value value) => value switch
    {
        Value.Boolean => Bool,
        Value.Number => Number,
        Value.String => String,
        Value.List list => new List(list.Element),
        Value.Set set => new Set(set.Element),
        Value.Map map => new Map(map.Element),
        Value.Tuple tuple => new Tuple(tuple.Items.AsEnumerable().Select(Of).ToValueList()),
        Value.Object o => new Object(o.Entries.AsEnumerable().Select(e => new ObjectAttribute(e.Key, Of(e.Value))).ToValueList()),
        Value.Null nothing => nothing.Type,
        _ => Any,
    };

    /// <summary>The name Terraform's error messages give it: <c>list of string</c>.</summary>
    public string FriendlyName => this switch
    {
        Primitive p => p.Name,
        List list => $"list of {list.Element.ElementName}",
        Set set => $"set of {set.Element.ElementName}",
        Map map => $"map of {map.Element.ElementName}",
        Tuple => "tuple",
        Object => "object",
        _ => "dynamic",
    };

    /// <summary>Whether <c>any</c> occurs in it, so that a value decides what it is.</summary>
    public bool IsOpen => this switch
    {
        Primitive => false,
        List list => list.Element.IsOpen,
        Set set => set.Element.IsOpen,
        Map map => map.Element.IsOpen,
        Tuple tuple => tuple.Items.Any(t => t.IsOpen),
        Object o => o.Attributes.Any(a => a.Type.IsOpen),
        _ => true,
    };

    /// <summary>The type that converted values have: nothing is optional in it.</summary>
    public TerraformType WithoutOptional() => this switch
    {
        List list => new List(list.Element.WithoutOptional()),
        Set set => new Set(set.Element.WithoutOptional()),
        Map map => new Map(map.Element.WithoutOptional()),
        Tuple tuple => new Tuple(tuple.Items.Select(t => t.WithoutOptional()).ToValueList()),
        Object o => new Object(o.Attributes.Select(a => new ObjectAttribute(a.Name, a.Type.WithoutOptional())).ToValueList()),
        _ => this,
    };

    /// <summary>The types of what is in it: one for a list, set or map, as many as there are for a tuple or object.</summary>
    internal IEnumerable<TerraformType> Parts => this switch
    {
        List list => [list.Element],
        Set set => [set.Element],
        Map map => [map.Element],
        Tuple tuple => tuple.Items,
        Object o => o.Attributes.Select(a => a.Type),
        _ => [],
    };

    /// <summary>The element type of a list, set or map; <see cref="Any"/> for anything else.</summary>
    public static TerraformType ElementOf(Value value) => value switch
    {
        Value.List list => list.Element,
        Value.Set set => set.Element,
        Value.Map map => map.Element,
        _ => Any,
    };

    private string ElementName => this is Anything ? "any single type" : FriendlyName;
}

/// <param name="IsOptional">Written <c>optional(...)</c>: null when it is not given.</param>
/// <param name="Default">What it is then instead of null.</param>
public sealed record ObjectAttribute(string Name, TerraformType Type, bool IsOptional = false, Value? Default = null);
