using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.Flow;
using Tocsin.Lint;
using Tocsin.Scenarios;
using Tocsin.Tests.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Tests.Lint;

public class DeadPatternTests
{
    private const string Deployment = "\"source\":[\"aws.ecs\"],\"detail-type\":[\"ECS Deployment State Change\"]";
    private const string Task = "\"source\":[\"aws.ecs\"],\"detail-type\":[\"ECS Task State Change\"]";

    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", BuiltInEvents.DefaultTime, new Ids(1));

    [Theory]
    [InlineData("""{Deployment,"detail":{"eventType":["SERVICE_DEPLOYMENT_FAILED"]}}""", "/detail/eventType", true)]
    [InlineData("""{Deployment,"detail":{"eventName":["ERROR"]}}""", "/detail/eventName", true)]
    [InlineData("""{Deployment,"detail":{"eventName":["SERVICE_DEPLOYMENT_FAIL"]}}""", "/detail/eventName", true)]
    [InlineData("""{Deployment,"detail":{"eventName":["service_deployment_failed"]}}""", "/detail/eventName", true)]
    [InlineData("""{Deployment,"detail":{"eventName":["SERVICE_DEPLOYMENT_STARTED_AGAIN_AND_AGAIN"]}}""", "/detail/eventName", false)]
    [InlineData("""{Deployment,"detail":{"eventName":[{"prefix":"TASK_"}]}}""", "/detail/eventName", false)]
    [InlineData("""{Deployment,"detail":{"eventName":["SERVICE_DEPLOYMENT_COMPLETED"],"eventType":["ERROR"]}}""", "/detail/eventType",
        false)]
    [InlineData("""{Deployment,"detail":{"serviceName":["payments"]}}""", "/detail/serviceName", false)]
    [InlineData("""{Deployment,"reason":["x"]}""", "/reason", false)]
    [InlineData("""{Deployment,"resources":["arn:aws:ecs:us-east-1:111122223333:cluster/prod"]}""", "/resources", false)]
    [InlineData("""{Deployment,"resources":["payments"]}""", "/resources", false)]
    [InlineData("""{Deployment,"resources":[null]}""", "/resources", false)]
    [InlineData("""{Deployment,"detail":{"clusterArn":["prod"]}}""", "/detail/clusterArn", false)]
    [InlineData("""{Deployment,"detail":{"reason":[{"numeric":[">",1]}]}}""", "/detail/reason", false)]
    [InlineData("""{"source":["AWS.ECS"],"detail-type":["ECS Deployment State Change"]}""", "/source", true)]
    [InlineData("""{"source":["ecs"],"detail-type":["ECS Deployment State Change"]}""", "/source", true)]
    [InlineData("""{"source":["aws.ecs"],"detail-type":["ECS Service Deployment State Change"]}""", "/detail-type", true)]
    [InlineData("""{"source":["aws.ecs"],"detail-type":["ecs deployment state change"]}""", "/detail-type", true)]
    [InlineData("""{"source":["aws.ecs"],"detail-type":["ECS Service Action"],"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""",
        "/detail-type", false)]
    [InlineData("""{"source":["aws.ecs"],"detail":{"eventType":["SERVICE_DEPLOYMENT_FAILED"]}}""", "/detail/eventType", true)]
    [InlineData("""{Task,"detail":{"lastStatus":["stopped"]}}""", "/detail/lastStatus", true)]
    [InlineData("""{Task,"detail":{"eventName":["SERVICE_TASK_STOPPED"]}}""", "/detail/eventName", false)]
    [InlineData("""{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"],"detail":{"state":{"value":["Alarm"]}}}""",
        "/detail/state/value", true)]
    [InlineData("""{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"],"detail":{"newStateValue":["ALARM"]}}""",
        "/detail/newStateValue", false)]
    [InlineData("""{"source":["aws.codepipeline"],"detail-type":["CodePipeline Pipeline Execution State Change"],"detail":{"state":["failed"]}}""", "/detail/state", true)]
    public void A_pattern_that_no_documented_event_matches_is_an_error_at_the_field(string pattern, string pointer, bool canBeFixed)
    {
        var note = Assert.Single(NotesOf(pattern), n => n.Code == FindingCode.PatternMatchesNothing);
        Assert.Equal((Severity.Error, pointer, canBeFixed), (note.Severity, note.Where.Pointer, note.Fix.Count > 0));
    }

    [Theory]
    [InlineData("""{Deployment,"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""")]
    [InlineData("""{Deployment,"detail":{"eventName":[{"wildcard":"*_FAILED"}]}}""")]
    [InlineData("""{Deployment,"detail":{"eventName":[{"anything-but":"SERVICE_DEPLOYMENT_COMPLETED"}]}}""")]
    [InlineData("""{Deployment,"detail":{"eventType":[{"equals-ignore-case":"error"}]}}""")]
    [InlineData("""{Deployment,"detail":{"clusterArn":["arn:aws:ecs:us-east-1:111122223333:cluster/prod"]}}""")]
    [InlineData("""{Deployment,"detail":{"clusterArn":[{"suffix":"/prod"}],"reason":[{"anything-but":{"prefix":"x"}}]}}""")]
    [InlineData("""{Deployment,"resources":[{"prefix":"arn:aws:ecs:us-east-1:111122223333:ser"}]}""")]
    [InlineData("""{Deployment,"resources":[{"wildcard":"*service/prod/*"}]}""")]
    [InlineData("""{Deployment,"detail":{"serviceName":[{"exists":false}]}}""")]
    [InlineData("""{Deployment,"account":["999988887777"],"region":["eu-west-1"]}""")]
    [InlineData("""{"source":["aws.ecs"],"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""")]
    [InlineData("""{"source":["aws.ecs"],"detail":{"eventName":["UpdateService"]}}""")]
    [InlineData("""{"source":["aws.ecs"],"detail-type":["ECS Something That AWS Will Announce Next Year"]}""")]
    [InlineData("""{"source":["aws.ecs"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"requestParameters":{"cluster":["prod"]}}}""")]
    [InlineData("""{"source":["com.example"],"detail-type":["ECS Deployment State Change"],"detail":{"eventType":["SERVICE_DEPLOYMENT_FAILED"]}}""")]
    [InlineData("""{"source":["aws.guardduty"],"detail-type":["GuardDuty Finding"],"detail":{"anything":["x"]}}""")]
    [InlineData("""{"source":[{"prefix":"aws."}],"detail":{"eventType":["SERVICE_DEPLOYMENT_FAILED"]}}""")]
    [InlineData("""{Task,"detail":{"lastStatus":["STOPPED"],"containers":{"exitCode":[{"numeric":[">",0]}]},"overrides":{"x":["y"]}}}""")]
    [InlineData("""{Task,"detail":{"stopCode":[{"exists":false}]}}""")]
    [InlineData("""{"source":["aws.ecs"],"$or":[{"detail-type":["ECS Task State Change"]},{"detail-type":["ECS Deployment State Change"],"detail":{"eventType":["ERROR"]}}]}""")]
    [InlineData("""{"source":["aws.health"],"detail-type":["AWS Health Event"],"detail":{"service":["ECS"],"eventTypeCategory":["issue"]}}""")]
    public void A_pattern_that_some_event_may_match_is_none(string pattern) =>
        Assert.DoesNotContain(NotesOf(pattern), n => n.Code is FindingCode.PatternMatchesNothing or FindingCode.PatternValueNeverSent);

    [Theory]
    [InlineData("""{"source":["aws.codepipeline"],"detail-type":["CodePipeline Action Execution State Change"],"detail":{"state":["STOPPED"]}}""")]
    [InlineData("""{Task,"detail":{"lastStatus":["RUNNABLE"]}}""")]
    public void A_value_that_AWS_may_yet_send_is_a_warning_and_is_never_edited(string pattern)
    {
        var note = Assert.Single(NotesOf(pattern));
        Assert.Equal((FindingCode.PatternMatchesNothing, Severity.Warning, 0), (note.Code, note.Severity, note.Fix.Count));
    }

    [Theory]
    [InlineData("""{"source":["aws.ecs"],"detail-type":["ECS Deployment State Change","ECS Task State Change"],"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""", "/detail/eventName")]
    [InlineData("""{"source":["aws.ecs","AWS.ECS"],"detail-type":["ECS Deployment State Change"]}""", "/source/1")]
    [InlineData("""{Deployment,"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED","SERVICE_DEPLOYMENT_FAIL"]}}""", "/detail/eventName/1")]
    public void A_value_that_no_event_has_beside_one_that_events_have_is_a_warning(string pattern, string pointer)
    {
        var note = Assert.Single(NotesOf(pattern), n => n.Code == FindingCode.PatternValueNeverSent);
        Assert.Equal((Severity.Warning, pointer), (note.Severity, note.Where.Pointer));
    }

    [Fact]
    public void A_pattern_that_hangs_on_something_unknown_is_not_judged() =>
        Assert.Empty(NotesOf("""{Deployment,"detail":{"eventType":["MARK"]}}""".Replace("MARK", Unknown.Mark("var.name"))));

    private static ValueList<Note> NotesOf(string pattern)
    {
        var events = EventBridgeState.Empty.After(
            PutRule.Decide(EventBridgeState.Empty,
                new PutRuleRequest { Name = "rule", EventPattern = pattern.Replace("{Deployment", "{" + Deployment)
                    .Replace("{Task", "{" + Task) }, Call));
        return LintRules.Of(new LintSubject(new Estate(AccountId.Assumed, "us-east-1") { Events = events }, ChatbotProfile.Current))
            .Where(n => n.Code is FindingCode.PatternMatchesNothing or FindingCode.PatternValueNeverSent).ToValueList();
    }
}
