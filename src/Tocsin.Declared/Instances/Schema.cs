using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>
/// What the provider accepts in a block: its arguments and nested blocks. Written with the functions of <see cref="Schema"/>.
/// </summary>
public sealed record BlockSchema(ValueList<SchemaItem> Items)
{
    /// <summary>A block whose content is not looked at.</summary>
    public static BlockSchema Anything { get; } = new(default(ValueList<SchemaItem>)) { IsOpen = true };

    /// <summary>Names that are not listed are accepted as they are.</summary>
    public bool IsOpen { get; init; }

    public IEnumerable<SchemaItem.Argument> Arguments => Items.OfType<SchemaItem.Argument>();

    public IEnumerable<SchemaItem.Nested> Blocks => Items.OfType<SchemaItem.Nested>();
}

public abstract record SchemaItem(string Name)
{
    /// <param name="IsComputed">The provider fills it in when the declaration does not.</param>
    public sealed record Argument(
        string Name, TerraformType Type, bool IsRequired = false, Value? Default = null, bool IsComputed = false, bool IsSettable = true)
        : SchemaItem(Name);

    /// <param name="Maximum">0 is any number.</param>
    public sealed record Nested(string Name, BlockSchema Body, int Maximum = 0) : SchemaItem(Name);
}

/// <summary>Makes <see cref="BlockSchema"/>s that read like the provider's own documentation.</summary>
public static class Schema
{
    public static TerraformType Texts { get; } = new TerraformType.List(TerraformType.String);

    public static TerraformType TextSet { get; } = new TerraformType.Set(TerraformType.String);

    public static TerraformType TextMap { get; } = new TerraformType.Map(TerraformType.String);

    public static BlockSchema Of(params ValueList<SchemaItem> items) => new(items);

    public static SchemaItem Required(string name, TerraformType? type = null) =>
        new SchemaItem.Argument(name, type ?? TerraformType.String, IsRequired: true);

    public static SchemaItem Optional(string name, TerraformType? type = null, Value? otherwise = null) =>
        new SchemaItem.Argument(name, type ?? TerraformType.String, Default: otherwise);

    /// <summary>May be given; the provider knows a value when it is not.</summary>
    public static SchemaItem Filled(string name, TerraformType? type = null) =>
        new SchemaItem.Argument(name, type ?? TerraformType.String, IsComputed: true);

    /// <summary>Only the provider knows it.</summary>
    public static SchemaItem Computed(string name, TerraformType? type = null) =>
        new SchemaItem.Argument(name, type ?? TerraformType.String, IsComputed: true, IsSettable: false);

    /// <summary>At most one such block.</summary>
    public static SchemaItem Block(string name, params ValueList<SchemaItem> items) =>
        new SchemaItem.Nested(name, new BlockSchema(items), 1);

    /// <summary>Any number of such blocks.</summary>
    public static SchemaItem Blocks(string name, params ValueList<SchemaItem> items) => new SchemaItem.Nested(name, new BlockSchema(items));

    /// <summary>Blocks that nothing here depends on.</summary>
    public static SchemaItem Ignored(string name) => new SchemaItem.Nested(name, BlockSchema.Anything);
}
