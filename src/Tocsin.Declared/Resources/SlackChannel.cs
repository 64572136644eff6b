using Tocsin.Chatbot.Shapes;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
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
                Required("configuration_name"), Required("iam_role_arn"), Required("slack_channel_id"), Required("slack_team_id"),
                Filled("sns_topic_arns", TextSet),
                Filled("logging_level"), Filled("guardrail_policy_arns", Schema.Texts), Filled(
                    "user_authorization_required", TerraformType.Bool), Optional("tags", TextMap),
                Computed("chat_configuration_arn"), Computed("slack_channel_name"), Computed("slack_team_name"),
                    Computed("tags_all", TextMap), Filled("region"), Ignored("timeouts")),
            (instance, _) => [new Entry("chat_configuration_arn", Value.Of(ArnOf(instance)))]),
        Apply)
    {
        CarriesFrom = Stage.Subscription,
        NameOf = ArnOf,
    };

    private static string ArnOf(ResourceInstance instance) =>
        $"arn:aws:chatbot::{instance.Account}:chat-configuration/slack-channel/{instance.Body.Text("configuration_name")}";

    /// <summary>
    /// A topic that is named by a text which is known, and whose own name is not: whether it is that one, nobody can tell.
    /// </summary>
    private static void ReportTopicsThatMayBeMeant(ResourceInstance instance, Applying applying, IEnumerable<string> topics)
    {
        foreach (string topic in topics.Where(t => applying.Estate.Sns.Find(t) is null))
        {
            if (applying.Estate.Sns.Topics.FirstOrDefault(t => Unknown.MayBecome(t.Arn.ToString(), topic)) is { } meant)
            {
                applying.LeaveOpen(
                    instance,
                    $"whether {topic} is the topic {Unknown.Interpolated(meant.Name)} depends on "
                    + $"{Listing.Of(Unknown.NamesIn(meant.Name))}, which is not known offline");
                return;
            }
        }
    }

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        var share = new Share(instance, ArnOf(instance), Members);
        applying.Places.Declare(share);
        var topics = instance.Body.Texts("sns_topic_arns");
        if (!applying.IsAmbiguous(instance, share.Resource)
            && (topics.Count == 0
                || topics.Any(t => !Unknown.In(t) || applying.Estate.Sns.Find(t) is not null)
                || !applying.IsOfUnknown(instance, topics[0])))
        {
            ReportTopicsThatMayBeMeant(instance, applying, topics);
            applying.Run(ChatbotApi.CreateSlackChannelConfiguration, [share], _ => (FindingCode.ConfigurationRefused, null));
        }
    }
}
