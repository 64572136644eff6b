using Tocsin.Declared.Terraform;
using Tocsin.Declared.Values;
using Tocsin.Text;
using static Tocsin.Declared.Terraform.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_sns_topic_subscription</c></summary>
internal static class SnsTopicSubscription
{
    private static readonly Members Members = new();

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_sns_topic_subscription",
            Of(
                Required("topic_arn"), Required("protocol"), Required("endpoint"), Optional("raw_message_delivery", TerraformType.Bool), Optional("filter_policy"), Filled("filter_policy_scope"),
                Optional("redrive_policy"), Optional("delivery_policy"), Optional("replay_policy"), Optional("subscription_role_arn"), Optional("endpoint_auto_confirms", TerraformType.Bool),
                Optional("confirmation_timeout_in_minutes", TerraformType.Number), Computed("arn"), Computed("confirmation_was_authenticated", TerraformType.Bool), Filled("id"), Computed("owner_id"),
                Computed("pending_confirmation", TerraformType.Bool), Filled("region")),
            (instance, _) => [new Entry("owner_id", Value.Of(instance.Account.ToString()))]),
        Apply);

    private static void Apply(ResourceInstance instance, Applying applying)
    {
    }
}
