using Tocsin.CloudWatch.Shapes;

namespace Tocsin.CloudWatch.Operations;

/// <summary>Alarms as answers tell of them: what was put, and the state.</summary>
internal static class AlarmShapes
{
    public static MetricAlarm Metric(Alarm alarm, PutMetricAlarmRequest put) => new()
    {
        AlarmName = alarm.Name,
        AlarmArn = alarm.Arn.ToString(),
        AlarmDescription = put.AlarmDescription,
        AlarmConfigurationUpdatedTimestamp = alarm.Updated,
        ActionsEnabled = alarm.ActionsEnabled,
        OKActions = put.OKActions ?? [],
        AlarmActions = put.AlarmActions ?? [],
        InsufficientDataActions = put.InsufficientDataActions ?? [],
        StateValue = alarm.State.Value,
        StateReason = alarm.State.Reason,
        StateReasonData = alarm.State.Data,
        StateUpdatedTimestamp = alarm.State.Updated ?? alarm.Updated,
        StateTransitionedTimestamp = alarm.State.Changed ?? alarm.Updated,
        MetricName = put.MetricName,
        Namespace = put.Namespace,
        Statistic = put.Statistic,
        ExtendedStatistic = put.ExtendedStatistic,
        Dimensions = put.Dimensions ?? [],
        Period = put.Period,
        Unit = put.Unit,
        EvaluationPeriods = put.EvaluationPeriods,
        DatapointsToAlarm = put.DatapointsToAlarm,
        Threshold = put.Threshold,
        ComparisonOperator = put.ComparisonOperator,
        TreatMissingData = put.TreatMissingData,
        EvaluateLowSampleCountPercentile = put.EvaluateLowSampleCountPercentile,
        Metrics = put.Metrics,
        ThresholdMetricId = put.ThresholdMetricId,
        EvaluationWindow = put.EvaluationWindow,
        EvaluationCriteria = put.EvaluationCriteria,
        EvaluationInterval = put.EvaluationInterval,
    };

    public static CompositeAlarm Composite(Alarm alarm, PutCompositeAlarmRequest put) => new()
    {
        ActionsEnabled = alarm.ActionsEnabled,
        AlarmActions = put.AlarmActions ?? [],
        AlarmArn = alarm.Arn.ToString(),
        AlarmConfigurationUpdatedTimestamp = alarm.Updated,
        AlarmDescription = put.AlarmDescription,
        AlarmName = alarm.Name,
        AlarmRule = put.AlarmRule,
        InsufficientDataActions = put.InsufficientDataActions ?? [],
        OKActions = put.OKActions ?? [],
        StateReason = alarm.State.Reason,
        StateReasonData = alarm.State.Data,
        StateUpdatedTimestamp = alarm.State.Updated ?? alarm.Updated,
        StateValue = alarm.State.Value,
        StateTransitionedTimestamp = alarm.State.Changed ?? alarm.Updated,
        ActionsSuppressor = put.ActionsSuppressor,
        ActionsSuppressorWaitPeriod = put.ActionsSuppressorWaitPeriod,
        ActionsSuppressorExtensionPeriod = put.ActionsSuppressorExtensionPeriod,
    };
}
