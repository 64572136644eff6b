using Tocsin.Declared.CloudFormation;
using Tocsin.Declared.CloudFormation.Properties;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.CloudFormation;

public sealed class TemplateTypeTests
{
    public static TheoryData<string> Names => [.. TemplateTypes.Known.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_property_has_an_argument_that_the_provider_knows(string name)
    {
        var type = TemplateTypes.Find(name)!;
        Assert.Empty(Strangers(type.Properties, ResourceTypes.ForReading.Resources[type.Provider].Schema));
        Assert.Subset(
            type.Properties.Select(p => p.Name).ToHashSet(), new[] { type.NamedBy, type.Each?.Property }.OfType<string>().ToHashSet());
    }

    [Theory]
    [InlineData("KmsMasterKeyId", "kms_master_key_id")]
    [InlineData("SnsTopicArns", "sns_topic_arns")]
    [InlineData("EnableECSManagedTags", "enable_ecs_managed_tags")]
    [InlineData("Arn", "arn")]
    public void A_property_is_an_argument_in_the_other_spelling(string property, string argument) =>
        Assert.Equal(argument, Property.SnakeCase(property));

    [Theory]
    [InlineData("AWS::SNS::TopicInlinePolicy", "awscc_sns_topic_inline_policy")]
    [InlineData("AWS::ECS::TaskDefinition", "awscc_ecs_task_definition")]
    [InlineData("AWS::Chatbot::SlackChannelConfiguration", "awscc_chatbot_slack_channel_configuration")]
    public void A_type_has_its_name_in_the_awscc_provider(string type, string name) =>
        Assert.Equal(name, TemplateTypes.Find(type)!.CloudControlName);

    private static IEnumerable<string> Strangers(ValueList<Property> properties, BlockSchema schema) =>
        properties.AsEnumerable().SelectMany(p => p.Shape switch
    {
        Shape.Block block => Nested(p, block.Inside, schema),
        Shape.Blocks blocks => Nested(p, blocks.Inside, schema),
        Shape.Flat flat => Strangers(flat.Inside, schema),
        Shape.Resources { Part: var part } => Strangers(part.Properties, ResourceTypes.ForReading.Resources[part.Provider].Schema),
        _ => p.Argument is null or "" || schema.Arguments.Any(a => a.Name == p.Argument) ? [] : [$"{p.Name}: {p.Argument}"],
    });

    private static IEnumerable<string> Nested(Property property, ValueList<Property> inside, BlockSchema schema) =>
        schema.Blocks.FirstOrDefault(b => b.Name == property.Argument) is { } block
            ? Strangers(inside, block.Body)
            : [$"{property.Name}: no block {property.Argument}"];
}
