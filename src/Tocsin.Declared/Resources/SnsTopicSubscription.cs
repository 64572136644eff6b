using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sns_topic_subscription</c></summary>
internal static class SnsTopicSubscription
{
    private static readonly Members Members = new(
        ("Attributes.FilterPolicy", "filter_policy"), ("Attributes.FilterPolicyScope", "filter_policy_scope"),
        ("Attributes.RawMessageDelivery", "raw_message_delivery"), ("Attributes.RedrivePolicy", "redrive_policy"),
        ("Attributes.DeliveryPolicy", "delivery_policy"), ("Attributes.SubscriptionRoleArn", "subscription_role_arn"),
        ("Attributes.ReplayPolicy", "replay_policy"));

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sns_topic_subscription",
            Of(
                Required("topic_arn"), Required("protocol"), Required("endpoint"), Optional(
                    "raw_message_delivery", TerraformType.Bool), Optional("filter_policy"), Filled("filter_policy_scope"),
                Optional("redrive_policy"), Optional("delivery_policy"), Optional("replay_policy"), Optional("subscription_role_arn"),
                Optional(
                    "endpoint_auto_confirms", TerraformType.Bool),
                Optional(
                    "confirmation_timeout_in_minutes", TerraformType.Number), Computed("arn"), Computed(
                        "confirmation_was_authenticated", TerraformType.Bool), Filled("id"), Computed("owner_id"),
                Computed("pending_confirmation", TerraformType.Bool), Filled("region")),
            (instance, _) => [new Entry("owner_id", Value.Of(instance.Account.ToString())), new Entry("arn", Value.Of(ArnOf(instance))),
                new Entry("id", Value.Of(ArnOf(instance)))]),
        Apply)
    {
        CarriesFrom = Stage.Subscription,
    };

    /// <summary>The first identifier of the instance's own call, as Subscribe makes it.</summary>
    private static string ArnOf(ResourceInstance instance) => $"{instance.Body.Text("topic_arn")}:{Generated.Uuid(instance)}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        string topic = instance.Body.Text("topic_arn") ?? "";
        if (applying.Estate.Sns.Find(topic) is not null || !applying.IsOfUnknown(instance, topic))
        {
            applying.Run(SnsApi.Subscribe, [share], _ => (FindingCode.SubscriptionRefused, null));
        }
    }
}
