using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Text;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmsForMetric.html</summary>
public static class DescribeAlarmsForMetric
{
    public static Result<DescribeAlarmsForMetricResponse> Answer(
        CloudWatchState state, DescribeAlarmsForMetricRequest request, Call call) => new DescribeAlarmsForMetricResponse
        {
            MetricAlarms = state.In(call.Scope).Where(a => a.Metric is { } metric && IsOn(metric, request))
                .Select(a => AlarmShapes.Metric(a, a.Metric!)).ToValueList(),
        };

    private static bool IsOn(PutMetricAlarmRequest metric, DescribeAlarmsForMetricRequest request) =>
        metric.MetricName == request.MetricName && metric.Namespace == request.Namespace
        && (request.Dimensions is not { } wanted || wanted.ToHashSet().SetEquals(metric.Dimensions.GetValueOrDefault()))
        && (request.Statistic is null || request.Statistic == metric.Statistic)
        && (request.ExtendedStatistic is null || request.ExtendedStatistic == metric.ExtendedStatistic)
        && (request.Period is null || request.Period == metric.Period)
        && (request.Unit is null || request.Unit == metric.Unit);
}
