using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>A message as something publishes it to a topic, to see what Chatbot makes of it.</summary>
/// <param name="Name">What it is called in commands: <c>sns.cloudwatch-alarm</c>.</param>
/// <param name="Summary">What it is, in a few words.</param>
public sealed record BuiltInMessage(string Name, string Summary, string? Subject, string Message);

/// <summary>One message of each kind in the article's table: four that Chatbot knows, and four that it does not.</summary>
/// <remarks>The ECS event is refused in the profile <c>article</c> alone; in <c>current</c> it becomes a bare card.</remarks>
public static class BuiltInMessages
{
    public static ValueList<BuiltInMessage> All { get; } =
    [
        new("sns.cloudwatch-alarm", "a CloudWatch alarm goes off", "ALARM: \"payments-5xx\" in Asia Pacific (Seoul)", """
            {"AlarmName":"payments-5xx","AlarmDescription":"Payments answers with errors","AWSAccountId":"111122223333","AlarmConfigurationUpdatedTimestamp":"2026-11-02T08:00:00.000+0000","NewStateValue":"ALARM","NewStateReason":"Threshold Crossed: 1 datapoint [42.0 (23/11/26 01:01:00)] was greater than the threshold (10.0).","StateChangeTime":"2026-11-23T01:02:03.456+0000","Region":"Asia Pacific (Seoul)","AlarmArn":"arn:aws:cloudwatch:ap-northeast-2:111122223333:alarm:payments-5xx","OldStateValue":"OK","OKActions":[],"AlarmActions":["arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic"],"InsufficientDataActions":[],"Trigger":{"MetricName":"HTTPCode_Target_5XX_Count","Namespace":"AWS/ApplicationELB","StatisticType":"Statistic","Statistic":"SUM","Unit":null,"Dimensions":[{"value":"app/prod/0123456789abcdef","name":"LoadBalancer"}],"Period":60,"EvaluationPeriods":1,"ComparisonOperator":"GreaterThanThreshold","Threshold":10.0,"TreatMissingData":"notBreaching","EvaluateLowSampleCountPercentile":""}}
            """),
        new("sns.health", "AWS Health reports an issue", null, """
            {"version":"0","id":"8d1f5a86-5b1e-4c55-9d0a-2f7c9a3b6e10","detail-type":"AWS Health Event","source":"aws.health","account":"111122223333","time":"2026-11-23T01:02:03Z","region":"ap-northeast-2","resources":[],"detail":{"eventArn":"arn:aws:health:ap-northeast-2::event/ECS/AWS_ECS_OPERATIONAL_ISSUE/AWS_ECS_OPERATIONAL_ISSUE_4821","service":"ECS","eventTypeCode":"AWS_ECS_OPERATIONAL_ISSUE","eventTypeCategory":"issue","startTime":"Mon, 23 Nov 2026 00:58:00 GMT","eventDescription":[{"language":"en_US","latestDescription":"Task launches take longer than usual in one Availability Zone."}],"affectedEntities":[{"entityValue":"arn:aws:ecs:ap-northeast-2:111122223333:cluster/prod"}]}}
            """),
        new("sns.security-hub", "Security Hub imports a finding", null, """
            {"version":"0","id":"0f9c1d52-7a44-4b0e-8c7e-6d1b3e5a9f21","detail-type":"Security Hub Findings - Imported","source":"aws.securityhub","account":"111122223333","time":"2026-11-23T01:02:03Z","region":"ap-northeast-2","resources":["arn:aws:securityhub:ap-northeast-2::product/aws/securityhub/finding/5a1c"],"detail":{"findings":[{"SchemaVersion":"2018-10-08","Id":"5a1c","ProductName":"Security Hub","Title":"ECS task definitions should not run as root","Description":"The task definition payments:7 runs its container as root.","Severity":{"Label":"HIGH","Normalized":70},"Resources":[{"Type":"AwsEcsTaskDefinition","Id":"arn:aws:ecs:ap-northeast-2:111122223333:task-definition/payments:7"}]}]}}
            """),
        new("sns.budgets", "a budget is exceeded", "AWS Budgets: prod-monthly has exceeded your alert threshold", """
            AWS Budget Notification November 23, 2026
            AWS Account 111122223333

            Dear AWS Customer,

            You requested that we alert you when the ACTUAL Cost associated with your prod-monthly budget is greater than $800.00 for the current month.

            Budget Name: prod-monthly
            Budget Type: Cost
            Budgeted Amount: $1,000.00
            Alert Type: ACTUAL
            Alert Threshold: > $800.00
            ACTUAL Amount: $812.34
            """),
        new("sns.ecs-event", "an ECS event with no input transformer", null, """
            {"version":"0","id":"ddca6449-b258-46c0-8653-e0e3a6d0468b","detail-type":"ECS Deployment State Change","source":"aws.ecs","account":"111122223333","time":"2026-11-23T01:02:03Z","region":"ap-northeast-2","resources":["arn:aws:ecs:ap-northeast-2:111122223333:service/prod/payments"],"detail":{"eventType":"ERROR","eventName":"SERVICE_DEPLOYMENT_FAILED","deploymentId":"ecs-svc/4231880795355584839","updatedAt":"2026-11-23T01:02:00Z","reason":"ECS deployment circuit breaker: tasks failed to start."}}
            """),
        new("sns.custom-event", "an event of one's own application", null, """
            {"version":"0","id":"3b7a2e90-1c64-4f0d-9a55-77c0de1f8b42","detail-type":"Order Rejected","source":"com.example.shop","account":"111122223333","time":"2026-11-23T01:02:03Z","region":"ap-northeast-2","resources":[],"detail":{"order":"A-1001","reason":"card declined"}}
            """),
        new("sns.json", "JSON of one's own making", null, """{"status":"failed","service":"payments","build":1207}"""),
        new("sns.text", "plain text, as `aws sns publish` sends it", null, "deployment of payments failed"),
    ];

    public static BuiltInMessage? Find(string name) => All.FirstOrDefault(m => m.Name == name);
}
