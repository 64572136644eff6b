using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sns_topic_policy</c></summary>
internal static class SnsTopicPolicy
{
    private static readonly Members Members = new(
        ("Policy", "policy"), ("Attributes.Policy", "policy"), ("TopicArn", "arn")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sns_topic_policy", Of(Required("arn"), Required("policy"), Filled("id"), Computed("owner"), Filled("region")),
            (instance, _) => [new Entry("id", instance.Body["arn"] ?? new Value.Null()),
                new Entry("owner", Value.Of(instance.Account.ToString()))]),
        Apply)
    {
        CarriesFrom = Stage.Topic,
    };

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string arn = instance.Body.Text("arn") ?? "";
        if (applying.Estate.Sns.Find(arn) is null && applying.IsOfUnknown(instance, arn))
        {
            return;
        }
        applying.ReportSecondPolicy(instance, arn);
        applying.Places.Declare(arn, instance, Members);
        SnsTopic.Set(instance, applying, arn, "Policy", "policy");
    }
}
