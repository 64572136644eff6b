using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sns_topic_subscription</c></summary>
internal static class SnsTopicSubscription
{
    private static readonly Members Members = new();

    private static readonly (string Argument, string Attribute)[] Attributes =
    [
        ("filter_policy", "FilterPolicy"), ("filter_policy_scope", "FilterPolicyScope"), ("raw_message_delivery", "RawMessageDelivery"), ("redrive_policy", "RedrivePolicy"),
        ("delivery_policy", "DeliveryPolicy"), ("subscription_role_arn", "SubscriptionRoleArn"), ("replay_policy", "ReplayPolicy"),
    ];

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sns_topic_subscription",
            Of(
                Required("topic_arn"), Required("protocol"), Required("endpoint"), Optional("raw_message_delivery", TerraformType.Bool), Optional("filter_policy"), Filled("filter_policy_scope"),
                Optional("redrive_policy"), Optional("delivery_policy"), Optional("replay_policy"), Optional("subscription_role_arn"), Optional("endpoint_auto_confirms", TerraformType.Bool),
                Optional("confirmation_timeout_in_minutes", TerraformType.Number), Computed("arn"), Computed("confirmation_was_authenticated", TerraformType.Bool), Filled("id"), Computed("owner_id"),
                Computed("pending_confirmation", TerraformType.Bool), Filled("region")),
            (instance, _) => [new Entry("owner_id", Value.Of(instance.Account.ToString())), new Entry("arn", Value.Of(ArnOf(instance))), new Entry("id", Value.Of(ArnOf(instance)))]),
        Apply);

    /// <summary>The first identifier of the instance's own call, as Subscribe makes it.</summary>
    private static string ArnOf(ResourceInstance instance) => $"{instance.Body.Text("topic_arn")}:{Generated.Uuid(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var body = instance.Body;
        string arn = ArnOf(instance);
        applying.Places.Declare(arn, instance, Members);
        if (applying.IsUnknown(instance, body.Text("topic_arn")))
        {
            return;
        }
        var attributes = Attributes.Select(a => new NamedValue(a.Attribute, body.Text(a.Argument) ?? "")).Where(a => a.Value.Length > 0).ToValueList();
        applying.Run(
            instance, arn, "Subscribe", call => Subscribe.Decide(applying.Estate.Sns, new(body.Text("topic_arn"), body.Text("protocol"), body.Text("endpoint"), attributes), call), _ => (FindingCode.SubscriptionRefused, null));
    }
}
