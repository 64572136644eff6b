using System.Globalization;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Chatbot.Operations;
using Tocsin.Chatbot.Shapes;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Benchmarks;

/// <summary>So many chains as the article has one: a rule, its transformer, a topic that admits it, and a channel of Chatbot's.</summary>
internal static class ChannelsEstate
{
    private const string Region = "us-east-1";

    private const string Pattern =
        """{"source":["app.SOURCE"],"detail-type":["ECS Deployment State Change"],"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""";

    private const string Policy =
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"AllowEventBridgePublish","Effect":"Allow",
        "Principal":{"Service":"events.amazonaws.com"},
        "Action":"sns:Publish","Resource":"TOPIC","Condition":{"StringEquals":{"aws:SourceAccount":"ACCOUNT"}}}]}
        """;

    private const string Template =
        """
        {
          "version": "1.0",
          "source": "custom",
          "content": {
            "textType": "client-markdown",
            "title": ":rotating_light: ECS Deployment Failed",
            "description": "*Service:* <resources>\n*Reason:* <reason>\n*Deployment ID:* <deploymentId>\n*Time:* <time>"
          }
        }
        """;

    private const string Detail =
        """{"eventName":"SERVICE_DEPLOYMENT_FAILED","eventType":"ERROR","reason":"tasks failed to start","deploymentId":"ecs-svc/1"}""";

    private static readonly ValueMap<string> Paths = new Dictionary<string, string>
    {
        ["deploymentId"] = "$.detail.deploymentId", ["reason"] = "$.detail.reason", ["time"] = "$.time", ["resources"] = "$.resources[0]",
    }.ToValueMap();

    public static Caller Caller { get; } = new(AccountId.Assumed, Region, Call(0).Principal, Tocsin.Aws.Door.Client, "r");

    public static Estate Empty { get; } = new(AccountId.Assumed, Region);

    public static ValueList<Change> Of(int channels)
    {
        var estate = Empty;
        for (int i = 0; i < channels; i++)
        {
            estate = WithChannel(estate, i);
        }
        return estate.Resources.Select(r => (Change)new Change.Put(r)).ToValueList();
    }

    /// <summary>A call of ten events, one for each of the channels that follow on a number.</summary>
    public static Decision<Estate> Put(int from, int channels)
    {
        var request = new PutEventsRequest { Entries = Enumerable.Range(0, 10).Select(i => Entry((from + i) % channels)).ToValueList() };
        return (estate, call) =>
        {
            var decided = PutEvents.Decide(estate.Events, request, call);
            return decided.Error is { } error ? error : new Done<IShape>(decided.Value.Response, decided.Value.Changes);
        };
    }

    private static PutEventsRequestEntry Entry(int channel) => new()
    {
        Source = Numbered("app.", channel),
        DetailType = "ECS Deployment State Change",
        Resources = ["arn:aws:ecs:us-east-1:111122223333:service/prod/payments"],
        Detail = Detail,
    };

    private static Estate WithChannel(Estate estate, int i)
    {
        var call = Call(i);
        var topic = CreateTopic.Decide(estate.Sns, new CreateTopicRequest { Name = Numbered("topic-", i) }, call).Value;
        string arn = topic.Response.TopicArn!;
        estate = estate.With(topic.Changes);
        string policy = Policy.Replace("TOPIC", arn, StringComparison.Ordinal)
            .Replace("ACCOUNT", AccountId.Assumed.ToString(), StringComparison.Ordinal);
        var attribute = new SetTopicAttributesRequest { TopicArn = arn, AttributeName = "Policy", AttributeValue = policy };
        estate = estate.With(SetTopicAttributes.Decide(estate.Sns, attribute, call).Value.Changes);
        estate = estate.With(CreateSlackChannelConfiguration.Decide(
            new ChatbotAndTopics(estate.Chatbot, estate.Sns), new CreateSlackChannelConfigurationRequest
            {
                SlackTeamId = "T0123456789",
                SlackChannelId = string.Create(CultureInfo.InvariantCulture, $"C{i:D9}"),
                SlackChannelName = Numbered("channel-", i),
                ConfigurationName = Numbered("alerts-", i),
                IamRoleArn = call.Arn("iam", "role/chatbot").ToString(),
                SnsTopicArns = [arn],
            }, call).Value.Changes);
        string pattern = Pattern.Replace("SOURCE", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        estate = estate.With(
            PutRule.Decide(estate.Events, new PutRuleRequest { Name = Numbered("rule-", i), EventPattern = pattern }, call).Value.Changes);
        var transformer = new InputTransformer { InputPathsMap = Paths, InputTemplate = Template };
        var target = new Target { Id = "1", Arn = arn, InputTransformer = transformer };
        var targets = new PutTargetsRequest { Rule = Numbered("rule-", i), Targets = [target] };
        return estate.With(PutTargets.Decide(estate.Events, targets, call).Value.Changes);
    }

    private static Call Call(int i) =>
        new(AccountId.Assumed, Region, new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero), new Ids((ulong)i));

    private static string Numbered(string prefix, int i) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}");
}
