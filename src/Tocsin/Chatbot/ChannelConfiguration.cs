using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>A Slack channel configuration: which topics speak in which channel.</summary>
/// <param name="Arn"><c>arn:aws:chatbot::ACCOUNT:chat-configuration/slack-channel/NAME</c></param>
/// <param name="LoggingLevel">ERROR, INFO or NONE.</param>
public sealed record ChannelConfiguration(
    Arn Arn,
    string Name,
    string SlackTeamId,
    string SlackChannelId,
    string SlackChannelName,
    string IamRoleArn,
    ValueList<string> SnsTopicArns,
    string LoggingLevel,
    ValueList<string> GuardrailPolicyArns,
    bool UserAuthorizationRequired,
    ValueList<Tag> Tags) : Resource(Arn), IShape<ChannelConfiguration>
{
    /// <summary>Where Chatbot logs what it does for this channel; always in us-east-1.</summary>
    /// <remarks>https://docs.aws.amazon.com/chatbot/latest/adminguide/cloudwatch-logs.html</remarks>
    public string LogGroup => $"/aws/chatbot/{Name}";

    /// <summary>The custom actions that its messages offer: their ARNs.</summary>
    public ValueList<string> Associations { get; init; }

    /// <summary>As answers tell of it.</summary>
    /// <param name="among">Where its workspace may be authorised; of one that is not, the id stands for the name.</param>
    public SlackChannelConfiguration Shape(ChatbotState among) => new()
    {
        SlackTeamName = among.FindWorkspace(Workspace.ArnOf(Arn.Account, SlackTeamId))?.TeamName ?? SlackTeamId,
        SlackTeamId = SlackTeamId,
        SlackChannelId = SlackChannelId,
        SlackChannelName = SlackChannelName,
        ChatConfigurationArn = Arn.ToString(),
        IamRoleArn = IamRoleArn,
        SnsTopicArns = SnsTopicArns,
        ConfigurationName = Name,
        LoggingLevel = LoggingLevel,
        GuardrailPolicyArns = GuardrailPolicyArns,
        UserAuthorizationRequired = UserAuthorizationRequired,
        Tags = Tags,
        State = "ENABLED",
    };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Text("slackTeamId", SlackTeamId);
        to.Text("slackChannelId", SlackChannelId);
        to.Text("slackChannelName", SlackChannelName);
        to.Text("iamRoleArn", IamRoleArn);
        to.Texts("snsTopicArns", SnsTopicArns.UnlessEmpty);
        to.Text("loggingLevel", LoggingLevel);
        to.Texts("guardrailPolicyArns", GuardrailPolicyArns.UnlessEmpty);
        to.Boolean("userAuthorizationRequired", UserAuthorizationRequired);
        to.List("tags", Tags.UnlessEmpty);
        to.Texts("associations", Associations.UnlessEmpty);
    }

    public static ChannelConfiguration Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Text("slackTeamId") ?? "", from.Text("slackChannelId") ?? "",
        from.Text("slackChannelName") ?? "", from.Text("iamRoleArn") ?? "", from.Texts("snsTopicArns").GetValueOrDefault(),
        from.Text("loggingLevel") ?? "NONE", from.Texts("guardrailPolicyArns").GetValueOrDefault(),
        from.Boolean("userAuthorizationRequired") ?? false, from.List<Tag>("tags").GetValueOrDefault())
    {
        Associations = from.Texts("associations").GetValueOrDefault(),
    };
}
