using Tocsin.Chatbot;
using Tocsin.Slack;

namespace Tocsin.Tests.Chatbot;

public class CardTests
{
    [Fact]
    public void A_CloudWatch_alarm_shows_state_reason_and_metric()
    {
        Post post = Given.Receive(BuiltInMessages.Find("sns.cloudwatch-alarm")!).Post();
        Assert.Equal(":rotating_light: CloudWatch Alarm | payments-5xx | Asia Pacific (Seoul) | Account: 111122223333", post.Title);
        Assert.Equal("#D13212", post.Color);
        Assert.Equal(
            [
                "🚨 CloudWatch Alarm | payments-5xx | Asia Pacific (Seoul) | Account: 111122223333",
                "State: ALARM",
                "Reason: Threshold Crossed: 1 datapoint [42.0 (23/11/26 01:01:00)] was greater than the threshold (10.0).",
                "Description: Payments answers with errors",
                "Metric: AWS/ApplicationELB HTTPCode_Target_5XX_Count",
                "Condition: GreaterThanThreshold 10.0",
                "Open the alarm",
                "Time: 2026-11-23T01:02:03.456+0000",
            ],
            Lines(post));
    }

    [Fact]
    public void An_alarm_that_is_over_is_green() =>
        Assert.Equal("#1D8102", Given.Receive("""{"AlarmName":"a<b","NewStateValue":"OK"}""").Post().Color);

    [Fact]
    public void A_composite_alarm_shows_three_of_its_children()
    {
        string children = string.Join(
            ',', Enumerable.Range(1, 4).Select(i => $$"""{"Arn":"arn:aws:cloudwatch:us-east-1:111122223333:alarm:c{{i}}"}"""));
        Assert.Contains(
            "Triggered by: alarm:c1, alarm:c2, alarm:c3",
            Lines(Given.Receive($$"""{"AlarmName":"a","NewStateValue":"ALARM","AlarmRule":"x","TriggeringChildren":[{{children}}]}""")
                .Post()));
    }

    [Fact]
    public void A_Health_event_shows_what_happened_and_whom_it_affects() => Assert.Equal(
        [
            "AWS Health Event",
            "Service: ECS",
            "Event: AWS_ECS_OPERATIONAL_ISSUE",
            "Category: issue",
            "Start: Mon, 23 Nov 2026 00:58:00 GMT",
            "Task launches take longer than usual in one Availability Zone.",
            "Affected: arn:aws:ecs:ap-northeast-2:111122223333:cluster/prod",
            "Region: ap-northeast-2  Account: 111122223333  Time: 2026-11-23T01:02:03Z",
        ],
        Lines(Given.Receive(BuiltInMessages.Find("sns.health")!).Post()));

    [Fact]
    public void A_Security_Hub_finding_shows_title_severity_and_resource() => Assert.Equal(
        [
            "Security Hub Findings - Imported",
            "Finding: ECS task definitions should not run as root",
            "Severity: HIGH",
            "Description: The task definition payments:7 runs its container as root.",
            "Resources: arn:aws:ecs:ap-northeast-2:111122223333:task-definition/payments:7",
            "Product: Security Hub",
            "Region: ap-northeast-2  Account: 111122223333  Time: 2026-11-23T01:02:03Z",
        ],
        Lines(Given.Receive(BuiltInMessages.Find("sns.security-hub")!).Post()));

    [Fact]
    public void A_budget_shows_its_lines()
    {
        Post post = Given.Receive(BuiltInMessages.Find("sns.budgets")!).Post();
        Assert.Equal("AWS Budgets: prod-monthly has exceeded your alert threshold", post.Title);
        Assert.Contains("Alert Threshold: > $800.00", Lines(post));
    }

    [Fact]
    public void A_stack_notification_shows_stack_status_and_reason()
    {
        Post post = Given.Receive(
            "StackId='arn:aws:cloudformation:us-east-1:111122223333:stack/prod/1'\nTimestamp='2026-11-23T01:02:03Z'\n"
            + "StackName='prod'\nResourceStatus='ROLLBACK_COMPLETE'\n"
            + "ResourceStatusReason='it's over'\nLogicalResourceId='prod'\nResourceType='AWS::CloudFormation::Stack'\n",
            "AWS CloudFormation Notification").Post();
        Assert.Equal("#D13212", post.Color);
        Assert.Equal(
            [
                "AWS CloudFormation Notification", "Stack: prod", "Status: ROLLBACK_COMPLETE", "Reason: it's over", "Resource: prod",
                "Type: AWS::CloudFormation::Stack", "Time: 2026-11-23T01:02:03Z"],
            Lines(post));
    }

    [Fact]
    public void A_developer_tools_notification_is_shown_in_plain_form() => Assert.Equal(
        [
            "CodePipeline Pipeline Execution State Change", "pipeline: deploy", "state: FAILED", "version: 3",
            "Resources: arn:aws:codepipeline:us-east-1:111122223333:deploy", "Region: us-east-1"],
        Lines(Given.Receive("""
            {"region":"us-east-1","detailType":"CodePipeline Pipeline Execution State Change","source":"aws.codepipeline","notificationRuleArn":"arn:aws:x",
             "detail":{"pipeline":"deploy","state":"FAILED","version":3.0e0,"nested":{}},"resources":["arn:aws:codepipeline:us-east-1:111122223333:deploy"]}
            """.Replace("3.0e0", "3")).Post()));

    [Fact]
    public void A_GuardDuty_event_shows_its_details() =>
        Assert.Contains(
            "title: Port scan",
            Lines(Given.Receive(RecognitionTests.Event("aws.guardduty", "GuardDuty Finding")
                .Replace("\"detail\":{}", "\"detail\":{\"title\":\"Port scan\"}")).Post()));

    [Fact]
    public void Text_of_events_cannot_call_people() =>
        Assert.DoesNotContain(
            "<!channel>", Given.Receive("""{"AlarmName":"a","NewStateValue":"ALARM","NewStateReason":"<!channel>"}""").Post().BlocksJson());

    private static IEnumerable<string> Lines(Post post) => Preview.Of(post, 200).Select(l => l.Text);
}
