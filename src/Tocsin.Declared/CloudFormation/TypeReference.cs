using Tocsin.Declared.CloudFormation.Properties;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.CloudFormation;

/// <summary>What references to a modelled resource give: the attributes that the provider knows, under CloudFormation's names.</summary>
internal static class TypeReference
{
    public static ResourceReference Of(
        TemplateType type, ResourceInstance whole, TypeDefinition definition, string physicalName, Findings findings)
    {
        var members = ResourceValue.Of(whole, definition.Schema, definition.Computed(whole, findings)).Members!;
        var attributes = type.Attributes.AsEnumerable().ToDictionary(
            a => a.Name, a => Shown(type, members[a.Attribute]) ?? new Value.Unknown([$"{whole.Address}.{a.Name}"]));
        var reference = type.Ref is null ? Value.Of(physicalName) : Here(members[type.Ref]) ?? new Value.Unknown([whole.Address]);
        return new ResourceReference(whole.Address, type.Name, reference, attributes);
    }

    /// <summary>The ARN of a log group ends with <c>:*</c> in CloudFormation, and not in the provider.</summary>
    private static Value? Shown(TemplateType type, Value? attribute) =>
        type.Provider == "aws_cloudwatch_log_group" && attribute?.ToText() is { } arn ? Value.Of($"{arn}:*") : Here(attribute);

    /// <summary>What a reference gives is written where the reference is, not where the resource got it from.</summary>
    private static Value? Here(Value? attribute) => attribute switch
    {
        Value.String text => Value.Of(text.Text),
        { } value => value with { Origin = null },
        null => null,
    };
}
