using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Text;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html</summary>
public static class DescribeAlarms
{
    public static Result<DescribeAlarmsResponse> Answer(CloudWatchState state, DescribeAlarmsRequest request, Call call)
    {
        if (request is { AlarmNames: not null, AlarmNamePrefix: not null })
        {
            // Unverified: the text.
            return CloudWatchErrors.Validation("AlarmNames and AlarmNamePrefix are mutually exclusive", "AlarmNamePrefix");
        }
        var all = state.In(call.Scope);
        var page = Paged.Of(
            all.Where(a => IsAsked(a, request) && IsRelated(a, request, all)), a => a.Name, request.NextToken,
            request.MaxRecords ?? Limits.PageSize);
        return new DescribeAlarmsResponse
        {
            CompositeAlarms = page.Items.Where(a => a.Composite is not null)
                .Select(a => AlarmShapes.Composite(a, a.Composite!)).ToValueList(),
            MetricAlarms = page.Items.Where(a => a.Metric is not null).Select(a => AlarmShapes.Metric(a, a.Metric!)).ToValueList(),
            NextToken = page.Next,
        };
    }

    private static bool IsAsked(Alarm alarm, DescribeAlarmsRequest request) =>
        IsOfType(alarm, request)
        && (request.AlarmNames is not { } names || names.Contains(alarm.Name))
        && (request.AlarmNamePrefix is not { } prefix || alarm.Name.StartsWith(prefix, StringComparison.Ordinal))
        && (request.StateValue is not { } wanted || alarm.State.Value == wanted)
        && (request.ActionPrefix is not { } action || alarm.Actions.Any(a => a.StartsWith(action, StringComparison.Ordinal)));

    /// <summary>Who names no type gets alarms on metrics alone; who asks for relatives gets both.</summary>
    private static bool IsOfType(Alarm alarm, DescribeAlarmsRequest request) =>
        request.AlarmTypes is { } types ? types.Contains(alarm.Composite is null ? "MetricAlarm" : "CompositeAlarm")
        : alarm.Composite is null || (request.ChildrenOfAlarmName ?? request.ParentsOfAlarmName) is not null;

    private static bool IsRelated(Alarm alarm, DescribeAlarmsRequest request, IEnumerable<Alarm> all) =>
        (request.ChildrenOfAlarmName is not { } parent || all.Any(a => a.Name == parent && AlarmRule.Names(a, alarm)))
        && (request.ParentsOfAlarmName is not { } child || all.Any(a => a.Name == child && AlarmRule.Names(alarm, a)));
}
