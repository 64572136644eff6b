using Tocsin.Chatbot.Shapes;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_chatbot_slack_channel_configuration</c></summary>
internal static class SlackChannel
{
    private static readonly Members Members = new();

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_chatbot_slack_channel_configuration",
            Of(
                Required("configuration_name"), Required("iam_role_arn"), Required("slack_channel_id"), Required("slack_team_id"), Filled("sns_topic_arns", TextSet),
                Filled("logging_level"), Filled("guardrail_policy_arns", Schema.Texts), Filled("user_authorization_required", TerraformType.Bool), Optional("tags", TextMap),
                Computed("chat_configuration_arn"), Computed("slack_channel_name"), Computed("slack_team_name"), Computed("tags_all", TextMap), Filled("region"), Ignored("timeouts")),
            (instance, _) => [new Entry("chat_configuration_arn", Value.Of(ArnOf(instance)))]),
        Apply);

    private static string ArnOf(ResourceInstance instance) => $"arn:aws:chatbot::{instance.Account}:chat-configuration/slack-channel/{instance.Body.Text("configuration_name")}";

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        var topics = instance.Body.Texts("sns_topic_arns");
        if (topics.Count == 0 || topics.Any(t => !Unknown.In(t)) || !applying.IsUnknown(instance, topics[0]))
        {
            applying.Run(ChatbotApi.CreateSlackChannelConfiguration, [share], _ => (FindingCode.ConfigurationRefused, null));
        }
    }
}
