using System.Text;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary>A property of a resource type, and the argument of Terraform's provider that says the same.</summary>
/// <param name="Argument">The provider's name; null for what nothing here depends on.</param>
/// <param name="Default">What CloudFormation or AWS takes when it is not there and the provider takes something else.</param>
internal sealed record Property(string Name, Shape Shape, string? Argument, bool IsRequired = false, Value? Default = null)
{
    public Property Required => this with { IsRequired = true };

    /// <summary>One value: a text, a number, a boolean, as the provider's schema wants it.</summary>
    public static Property Plain(string name, string? argument = null) => new(name, new Shape.Plain(), argument ?? SnakeCase(name));

    public static Property List(string name, string? argument = null) => new(name, new Shape.List(), argument ?? SnakeCase(name));

    public static Property Map(string name, string? argument = null) => new(name, new Shape.Map(), argument ?? SnakeCase(name));

    /// <summary>JSON as an object or as text.</summary>
    public static Property Document(string name, string? argument = null) => new(name, new Shape.Json(), argument ?? SnakeCase(name));

    /// <summary>A list of objects that the provider takes as JSON text of AWS's API, whose names begin in lower case.</summary>
    public static Property ApiJson(string name, string? argument = null) => new(name, new Shape.ApiJson(), argument ?? SnakeCase(name));

    /// <summary>A list of <c>Key</c> and <c>Value</c>.</summary>
    public static Property Tags => new("Tags", new Shape.Tags(), "tags");

    /// <summary>An object that is a block of the provider's.</summary>
    public static Property Block(string name, params ValueList<Property> inside) => new(name, new Shape.Block(inside), SnakeCase(name));

    /// <summary>A list of objects, each a block of the provider's.</summary>
    public static Property Blocks(string name, string argument, params ValueList<Property> inside) =>
        new(name, new Shape.Blocks(inside), argument);

    /// <summary>An object whose properties are the resource's own in the provider's words.</summary>
    public static Property Flat(string name, params ValueList<Property> inside) => new(name, new Shape.Flat(inside), "");

    /// <summary>A list of objects, each a resource of its own in the provider's words.</summary>
    public static Property Parts(string name, PartType part) => new(name, new Shape.Resources(part), "");

    public static IEnumerable<Property> Ignored(params IEnumerable<string> names) =>
        names.Select(n => new Property(n, new Shape.Anything(), null));

    /// <summary><c>KmsMasterKeyId</c> is <c>kms_master_key_id</c>, <c>EnableECSManagedTags</c> is <c>enable_ecs_managed_tags</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1])
                    || (i + 1 < name.Length && char.IsLower(name[i + 1]) && !name.EndsWith("ARNs", StringComparison.Ordinal)));
            text.Append(begins ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}

/// <summary>What a property holds.</summary>
internal abstract record Shape
{
    public sealed record Plain : Shape;

    public sealed record List : Shape;

    public sealed record Map : Shape;

    public sealed record Json : Shape;

    public sealed record ApiJson : Shape;

    public sealed record Tags : Shape;

    public sealed record Anything : Shape;

    public sealed record Block(ValueList<Property> Inside) : Shape;

    public sealed record Blocks(ValueList<Property> Inside) : Shape;

    public sealed record Flat(ValueList<Property> Inside) : Shape;

    public sealed record Resources(PartType Part) : Shape;
}

/// <summary>A resource in the provider's words that is a part of one in CloudFormation's.</summary>
/// <param name="Provider">Its type: <c>aws_cloudwatch_event_target</c>.</param>
/// <param name="Links">Its arguments that follow from the whole: the argument, and the whole's attribute.</param>
internal sealed record PartType(string Provider, ValueList<Property> Properties, ValueList<(string Argument, string Attribute)> Links);
