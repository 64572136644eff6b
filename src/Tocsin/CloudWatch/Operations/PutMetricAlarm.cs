using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html</summary>
/// <remarks>An alarm that is there keeps its state and its tags; a composite one of the name is replaced.</remarks>
public static class PutMetricAlarm
{
    public static Result<Done<Nothing>> Decide(CloudWatchState state, PutMetricAlarmRequest request, Call call)
    {
        if (Refusal(request) is { } error)
        {
            return error;
        }
        var arn = CloudWatchErrors.Arn(call, request.AlarmName!);
        var known = state.Find(arn) is { Metric: not null } there ? there : null;
        var alarm = (known ?? new Alarm(arn, request.AlarmName!) { Tags = request.Tags ?? [] }) with
        {
            Metric = request with { Tags = null },
            ActionsEnabled = request.ActionsEnabled ?? true,
            Updated = call.Now,
        };
        return new Done<Nothing>(new Nothing(), [new Change.Put(alarm.NotedPut(known is null, call.Now))]);
    }

    // Unverified: the texts.
    private static AwsError? Refusal(PutMetricAlarmRequest request) =>
        request.MetricName is null && request.Metrics is null && request.EvaluationCriteria is null
            ? CloudWatchErrors.Validation("Exactly one of MetricName or Metrics must be specified", "MetricName")
        : request is { MetricName: not null, Metrics: not null }
            ? CloudWatchErrors.Validation("MetricName and Metrics are mutually exclusive", "Metrics")
        : request is { MetricName: not null, Namespace: null } ? CloudWatchErrors.Validation("Namespace must be specified", "Namespace")
        : request is { Statistic: not null, ExtendedStatistic: not null }
            ? CloudWatchErrors.Validation("Statistic and ExtendedStatistic are mutually exclusive", "ExtendedStatistic")
        : request is { MetricName: not null, Statistic: null, ExtendedStatistic: null }
            ? CloudWatchErrors.Validation("Exactly one of Statistic or ExtendedStatistic must be specified", "Statistic")
        : request is { MetricName: not null, EvaluationPeriods: null }
            ? CloudWatchErrors.Validation("EvaluationPeriods must be specified", "EvaluationPeriods")
        : request.DatapointsToAlarm > request.EvaluationPeriods
            ? CloudWatchErrors.Validation("DatapointsToAlarm must be less than or equal to EvaluationPeriods", "DatapointsToAlarm")
        : null;
}
