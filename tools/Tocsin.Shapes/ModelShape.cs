namespace Tocsin.Shapes;

/// <summary>A shape of a model.</summary>
public abstract record ModelShape(string Name)
{
    public sealed record Structure(string Name, IReadOnlyList<ModelMember> Members) : ModelShape(Name);

    /// <param name="Names">The constructor of its names in a form, where they are not the usual ones.</param>
    public sealed record List(string Name, string Item, string? Names, ModelBounds? Bounds) : ModelShape(Name);

    public sealed record Map(string Name, string Key, string Value, string? Names, ModelBounds? Bounds) : ModelShape(Name);

    /// <param name="Type"><c>string</c>, <c>integer</c>, <c>long</c>, <c>double</c>, <c>boolean</c>, <c>timestamp</c>, <c>blob</c>.</param>
    public sealed record Scalar(string Name, string Type, ModelBounds? Bounds) : ModelShape(Name);
}
