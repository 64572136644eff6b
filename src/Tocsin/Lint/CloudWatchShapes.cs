using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>What CloudWatch sends: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html</summary>
internal static class CloudWatchShapes
{
    private const string Source = "aws.cloudwatch";
    private const string Alarm = "arn:aws:cloudwatch:REGION:ACCOUNT:alarm:payments-errors";

    private static readonly EventShape StateChange = new(
        Source, "CloudWatch Alarm State Change", Alarm,
        """
        {"alarmName":"payments-errors","configuration":{"description":"errors","metrics":[{"id":"m1","returnData":true}]},"previousState":{"reason":"ok","timestamp":"2026-11-23T01:00:03.456+0000","value":"OK"},
        "state":{"reason":"Threshold Crossed","timestamp":"2026-11-23T01:02:03.456+0000","value":"ALARM"}}
        """)
    {
        Tables = [
            ValueTable.Of("detail.state.value", "ALARM", "OK", "INSUFFICIENT_DATA"),
            ValueTable.Of("detail.previousState.value", "OK", "ALARM", "INSUFFICIENT_DATA")],
        Arns = [("resources", "alarm:")],
        IsOpen = true,
        Absent = ["eventName", "eventType", "value", "newStateValue", "NewStateValue", "AlarmName"],
    };

    private static readonly EventShape ConfigurationChange = new(
        Source, "CloudWatch Alarm Configuration Change", Alarm,
        """{"alarmName":"payments-errors","operation":"update","configuration":{"threshold":1},"previousConfiguration":{"threshold":2},"state":{"value":"OK","timestamp":"2026-11-23T01:02:03.456+0000"}}""")
    {
        Tables = [
            ValueTable.Of("detail.operation", "update", "create", "delete"),
            ValueTable.Of("detail.state.value", "OK", "ALARM", "INSUFFICIENT_DATA")],
        Optional = ["detail.previousConfiguration"],
        Arns = [("resources", "alarm:")],
        IsOpen = true,
        Absent = ["eventName", "eventType"],
    };

    public static ValueList<EventShape> All { get; } = [StateChange, ConfigurationChange];
}
