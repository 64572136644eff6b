using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Chatbot.Operations;
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
        var body = instance.Body;
        string arn = ArnOf(instance);
        applying.Places.Declare(arn, instance, Members);
        var topics = body.Texts("sns_topic_arns");
        if (topics.Count > 0 && topics.All(t => Unknown.In(t)) && applying.IsUnknown(instance, topics[0]))
        {
            return;
        }
        var request = new CreateSlackChannelConfiguration.Request(
            body.Text("configuration_name"), body.Text("slack_team_id"), body.Text("slack_channel_id"), body.Text("iam_role_arn"), topics,
            body.Text("logging_level"), GuardrailPolicyArns: body.Texts("guardrail_policy_arns"), UserAuthorizationRequired: body.Flag("user_authorization_required"),
            Tags: body.TextMap("tags").AsEnumerable().Select(t => new Tag(t.Key, t.Value)).ToValueList());
        applying.Run(
            instance, arn, "CreateSlackChannelConfiguration", call => CreateSlackChannelConfiguration.Decide(applying.Estate.Chatbot, applying.Estate.Sns, request, call), _ => (FindingCode.ConfigurationRefused, null));
    }
}
