using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;
using static Tocsin.Flow.Operation<Tocsin.CloudWatch.CloudWatchState>;

namespace Tocsin.CloudWatch.Operations;

/// <summary>What CloudWatch does with alarms.</summary>
public static class CloudWatchOperations
{
    public static Operations<CloudWatchState> All { get; } = new(
        CloudWatchApi.Service,
        Write(CloudWatchApi.PutMetricAlarm, PutMetricAlarm.Decide)
            .Without("it is kept, and not evaluated"),
        Write(CloudWatchApi.PutCompositeAlarm, PutCompositeAlarm.Decide)
            .Without("it is kept, and not evaluated"),
        Read(CloudWatchApi.DescribeAlarms, DescribeAlarms.Answer),
        Read(CloudWatchApi.DescribeAlarmsForMetric, DescribeAlarmsForMetric.Answer),
        Read(CloudWatchApi.DescribeAlarmHistory, DescribeAlarmHistory.Answer)
            .Without("the newest 50 items of an alarm that is there; the states that were set, no actions"),
        Write(CloudWatchApi.DeleteAlarms, DeleteAlarms.Decide),
        Write(CloudWatchApi.SetAlarmState, SetAlarmState.Decide)
            .Without("the state is kept, and starts no action"),
        Write(CloudWatchApi.EnableAlarmActions, EnableAlarmActions.Decide),
        Write(CloudWatchApi.DisableAlarmActions, DisableAlarmActions.Decide),
        Write(CloudWatchApi.TagResource, TagResource.Decide),
        Write(CloudWatchApi.UntagResource, UntagResource.Decide),
        Read(CloudWatchApi.ListTagsForResource, ListTagsForResource.Answer));
}
