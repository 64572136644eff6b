using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Chatbot.Operations;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Sns;

namespace Tocsin.Tests.Chatbot;

/// <summary>The article's channel configuration, and messages that reach it.</summary>
internal static class Given
{
    public const string Configuration = "arn:aws:chatbot::111122223333:chat-configuration/slack-channel/deploy-alerts";

    public static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);

    public static readonly Arn Topic = Arn.Parse("arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic");

    /// <summary>Where the article's message is made.</summary>
    public static readonly Place Template =
        new(
            "arn:aws:events:ap-northeast-2:111122223333:rule/ecs-deployment-failed/target/ECSDeployFailedSNS",
            "InputTransformer.InputTemplate");

    /// <summary>The article's transformer, rendered.</summary>
    public const string ArticleMessage = """
        {
          "version": "1.0",
          "source": "custom",
          "content": {
            "textType": "client-markdown",
            "title": ":rotating_light: ECS Deployment Failed",
            "description": "*Service:* arn:aws:ecs:ap-northeast-2:111122223333:service/prod/payments\n*Reason:* ECS deployment circuit breaker: tasks failed to start.\n*Deployment ID:* ecs-svc/4231880795355584839\n*Time:* 2026-11-23T01:02:03Z"
          }
        }
        """;

    public static Call Call => new(AccountId.Assumed, "us-west-2", Now, new Ids(1));

    public static CreateSlackChannelConfigurationRequest Request =>
        new CreateSlackChannelConfigurationRequest
        {
            ConfigurationName = "deploy-alerts",
            SlackTeamId = "T0A1B2C3D4",
            SlackChannelId = "C0A1B2C3D4",
            IamRoleArn = "arn:aws:iam::111122223333:role/AWSChatbotRole",
            SnsTopicArns = [Topic.ToString()],
            LoggingLevel = "ERROR",
        };

    public static ChatbotState State(string level = "ERROR", string channel = "C0A1B2C3D4") =>
        ChatbotState.Empty.After(
            ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(ChatbotState.Empty, SnsState.Empty),
                Request with { LoggingLevel = level, SlackChannelId = channel }, Call));

    /// <summary>The topic, with nobody subscribed.</summary>
    public static SnsState Topics { get; } = SnsState.Empty.With(new Topic(Topic, TopicPolicy.Default(Topic)));

    /// <summary>The topic, with the configuration subscribed.</summary>
    public static SnsState Subscribed { get; } = Topics.After(
        ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(ChatbotState.Empty, Topics), Request, Call));

    public static Outcome Receive(
        string message, string? subject = null, ChatbotProfile profile = ChatbotProfile.Current, string level = "ERROR",
            string channel = "C0A1B2C3D4", Place? madeAt = null, bool raw = false)
    {
        var notification = new Notification(Topic, "m-1", Now, message, subject, Raw: raw);
        return new ChatbotHop(State(level, channel), profile, LimitWindows.Empty).Receive(
            new Envelope(Address.Of(Configuration), notification, new Origin("e-1"), MadeAt: madeAt), Now);
    }

    public static Outcome Receive(BuiltInMessage message, ChatbotProfile profile = ChatbotProfile.Current) =>
        Receive(message.Message, message.Subject, profile);

    public static Step Step(this Outcome outcome) => Assert.Single(Assert.Single(outcome.Branches).Steps);

    public static IEnumerable<LogLine> Lines(this Outcome outcome) => outcome.Changes.OfType<Change.Append>().Select(a => a.Line);

    public static Post Post(this Outcome outcome) => Assert.IsType<Post>(Assert.Single(outcome.Branches).Onward?.Content);

    /// <summary>A custom notification with these members inside <c>content</c>.</summary>
    public static string Custom(string content, string more = "") =>
        $$"""{"version":"1.0","source":"custom","content":{{{content}}}{{more}}}""";
}
