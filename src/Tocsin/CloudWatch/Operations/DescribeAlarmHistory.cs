using System.Globalization;
using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Text;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html</summary>
public static class DescribeAlarmHistory
{
    /// <summary>Newest first, unless it is asked for otherwise; who names no type gets alarms on metrics alone.</summary>
    public static Result<DescribeAlarmHistoryResponse> Answer(CloudWatchState state, DescribeAlarmHistoryRequest request, Call call)
    {
        var types = request.AlarmTypes ?? ["MetricAlarm"];
        var found =
            from alarm in state.In(call.Scope)
            where (request.AlarmName is null || alarm.Name == request.AlarmName) && types.Contains(alarm.Type)
            from item in alarm.History.Select((item, number) => (Item: item, Key: Key(item, number, alarm, request.ScanBy)))
            where IsAsked(item.Item, request)
            select item;
        var page = Paged.Of(
            found.OrderBy(i => i.Key, StringComparer.Ordinal), i => i.Key, request.NextToken, request.MaxRecords ?? Limits.PageSize);
        return new DescribeAlarmHistoryResponse
        {
            AlarmHistoryItems = page.Items.Select(i => i.Item).ToValueList(), NextToken = page.Next,
        };
    }

    private static bool IsAsked(AlarmHistoryItem item, DescribeAlarmHistoryRequest request) =>
        (request.HistoryItemType is not { } type || item.HistoryItemType == type)
        && (request.StartDate is not { } start || item.Timestamp >= start) && (request.EndDate is not { } end || item.Timestamp <= end);

    /// <summary>By its order the items follow one another.</summary>
    private static string Key(AlarmHistoryItem item, int number, Alarm alarm, string? scanBy)
    {
        var (ticks, place) = scanBy == "TimestampAscending" ? (item.Timestamp!.Value.UtcTicks, number)
            : (long.MaxValue - item.Timestamp!.Value.UtcTicks, Limits.History - number);
        return string.Create(CultureInfo.InvariantCulture, $"{ticks:d19} {place:d4} {alarm.Name}");
    }
}
