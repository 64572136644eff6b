using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Tests.Flow;
using Tocsin.Text;
using Rule = Tocsin.EventBridge.Rule;

namespace Tocsin.Tests.EventBridge;

/// <summary>The article's rule and events, and calls to make more of them.</summary>
internal static class Fixture
{
    public const string Bus = "arn:aws:events:us-east-1:111122223333:event-bus/default";
    public const string RuleArn = "arn:aws:events:us-east-1:111122223333:rule/failed";
    public const string Topic = "arn:aws:sns:us-east-1:111122223333:alerts";
    public const string TargetPlace = RuleArn + "/target/t";
    public const string Pattern =
        """{"source":["aws.ecs"],"detail-type":["ECS Deployment State Change"],"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""";

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html</summary>
    public const string Failed = """
        {"version":"0","id":"ddca6449-b258-46c0-8653-e0e3aEXAMPLE","detail-type":"ECS Deployment State Change","source":"aws.ecs","account":"111122223333",
         "time":"2020-05-23T12:31:14Z","region":"us-west-2","resources":["arn:aws:ecs:us-west-2:111122223333:service/default/servicetest"],
         "detail":{"eventType":"ERROR","eventName":"SERVICE_DEPLOYMENT_FAILED","deploymentId":"ecs-svc/123","updatedAt":"2020-05-23T11:11:11Z",
         "reason":"ECS deployment circuit breaker: task failed to start."}}
        """;

    public const string ArticleTemplate = """
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

    public static readonly DateTimeOffset Now = new(2026, 9, 13, 12, 17, 30, 408, TimeSpan.Zero);

    public static readonly Call Call = new(AccountId.Assumed, "us-east-1", Now, new Ids(1));

    public static readonly ValueMap<string> ArticlePaths =
        new([new("deploymentId", "$.detail.deploymentId"), new("reason", "$.detail.reason"), new("time", "$.time"),
            new("resources", "$.resources[0]")]);

    public static readonly Target Article =
        new() { Id = "t", Arn = Topic,
            InputTransformer = new InputTransformer { InputTemplate = ArticleTemplate, InputPathsMap = ArticlePaths } };

    /// <summary>A rule without asking PutRule.</summary>
    public static Rule Rule(params Target[] targets) =>
        new(Arn.Parse(RuleArn), "failed", Arn.Parse(Bus), Pattern, Targets: targets.ToValueList());

    public static Target Transformed(string template, params (string Name, string Path)[] map) =>
        new()
        {
            Id = "t",
            Arn = Topic,
            InputTransformer = new InputTransformer
            {
                InputTemplate = template,
                InputPathsMap = map.Select(m => KeyValuePair.Create(m.Name, m.Path)).ToValueMap(),
            },
        };

    public static EventBytes Event(string json) =>
        EventBytes.TryCreate(json, out var bytes, out var error) ? bytes : throw new ArgumentException(error.Message);

    public static Rendering Render(Target target, string json = Failed) => TargetInput.Of(target).Render(Event(json), Rule(target), Now);

    public static Outcome Receive(Rule rule, string json = Failed) =>
        new EventBridgeHop(EventBridgeState.Empty.With(rule)).Receive(
            new Envelope(Address.Of(Bus), new EventContent(Event(json)), new Origin("e")), Now);

    public static EventBridgeState WithRule => EventBridgeState.Empty.With(Rule());

    public static IEnumerable<Miss> Misses(Rule rule, string json = Failed) =>
        new EventBridgeHop(EventBridgeState.Empty.With(rule)).Misses(
            new Envelope(Address.Of(Bus), new EventContent(Event(json)), new Origin("e")));

    public static AwsError? Refusal(Target target) => Put(target).Error;

    public static Result<Done<PutTargetsResponse>> Put(params Target[] targets) =>
        EventBridgeOperations.All.Ask(
            EventBridgeApi.PutTargets, WithRule, new PutTargetsRequest { Rule = "failed", Targets = targets.ToValueList() }, Call);
}
