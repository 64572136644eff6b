using Tocsin.Aws;
using Tocsin.CloudWatch;
using Tocsin.CloudWatch.Operations;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.CloudWatch;

public sealed class AlarmTests
{
    private static readonly PutMetricAlarmRequest Put = new()
    {
        AlarmName = "errors",
        AlarmActions = ["arn:aws:sns:us-east-1:111122223333:alerts"],
        MetricName = "Errors",
        Namespace = "AWS/Lambda",
        Statistic = "Sum",
        Dimensions = [new Dimension { Name = "FunctionName", Value = "page" }],
        Period = 60,
        EvaluationPeriods = 2,
        Threshold = 1.5,
        ComparisonOperator = "GreaterThanThreshold",
        TreatMissingData = "missing",
        Tags = [new Tag { Key = "team", Value = "a" }],
    };

    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_alarm_is_described_as_it_was_put()
    {
        var alarm = Assert.Single(Describe(Made(), new DescribeAlarmsRequest { AlarmNames = ["errors"] }).MetricAlarms!.Value);
        Assert.Equal("arn:aws:cloudwatch:us-east-1:111122223333:alarm:errors", alarm.AlarmArn);
        Assert.Equal(
            ("Errors", "AWS/Lambda", "Sum", 60, 2, 1.5, "missing"),
            (alarm.MetricName, alarm.Namespace, alarm.Statistic, alarm.Period!.Value, alarm.EvaluationPeriods!.Value,
                alarm.Threshold!.Value, alarm.TreatMissingData));
        Assert.Equal((Put.Dimensions, Put.AlarmActions, Now), (
            alarm.Dimensions, alarm.AlarmActions, alarm.AlarmConfigurationUpdatedTimestamp!.Value));
        Assert.True(alarm.ActionsEnabled);
        Assert.Null(alarm.AlarmDescription);
        Assert.Equal(
            ("INSUFFICIENT_DATA", "Unchecked: Initial alarm creation"), (alarm.StateValue, alarm.StateReason));
    }

    [Fact]
    public void What_was_done_with_an_alarm_is_told_newest_first_and_in_pages()
    {
        var state = Made();
        foreach (var (value, minute) in new[] { ("ALARM", 1), ("ALARM", 2), ("OK", 3) })
        {
            state = state.After(
                SetAlarmState.Decide(
                    state, new SetAlarmStateRequest { AlarmName = "errors", StateValue = value, StateReason = "by hand" },
                    At(Now.AddMinutes(minute))));
        }
        string[] told = ["Alarm updated from ALARM to OK", "Alarm updated from INSUFFICIENT_DATA to ALARM", "Alarm \"errors\" created"];
        Assert.Equal(told, History(new()).Select(i => i.HistorySummary));
        Assert.Equal(told.Reverse(), History(new() { ScanBy = "TimestampAscending" }).Select(i => i.HistorySummary));
        Assert.Equal(told[..2], History(new() { HistoryItemType = "StateUpdate" }).Select(i => i.HistorySummary));
        Assert.Equal(told[1..], History(new() { EndDate = Now.AddMinutes(2) }).Select(i => i.HistorySummary));
        Assert.Empty(History(new() { AlarmTypes = ["CompositeAlarm"] }));
        Assert.Equal(
            """{"version":"1.0","oldState":{"stateValue":"ALARM","stateReason":"by hand"},"newState":{"stateValue":"OK","stateReason":"by hand"}}""",
            History(new())[0].HistoryData);
        for (int i = 0; i < 2 * Limits.History; i++)
        {
            state = state.After(PutMetricAlarm.Decide(state, Put with { Threshold = i }, At(Now.AddHours(i + 1))));
        }
        Assert.Equal(Limits.History, History(new() { MaxRecords = 7 }).Select(i => i.Timestamp).Distinct().Count());

        List<AlarmHistoryItem> History(DescribeAlarmHistoryRequest request)
        {
            var all = new List<AlarmHistoryItem>();
            string? next = null;
            do
            {
                var page = DescribeAlarmHistory.Answer(state, request with { NextToken = next }, At(Now)).Value;
                all.AddRange(page.AlarmHistoryItems!.Value);
                next = page.NextToken;
            }
            while (next is not null);
            return all;
        }
    }

    [Fact]
    public void An_alarm_that_is_put_again_keeps_its_state_and_its_tags()
    {
        var state = Made();
        state = state.After(
            SetAlarmState.Decide(
                state, new SetAlarmStateRequest { AlarmName = "errors", StateValue = "ALARM", StateReason = "by hand" }, At(Now)));
        state = state.After(PutMetricAlarm.Decide(state, Put with { Threshold = 3, Tags = [] }, At(Now.AddMinutes(1))));
        var alarm = Assert.Single(Describe(state, new DescribeAlarmsRequest { StateValue = "ALARM" }).MetricAlarms!.Value);
        Assert.Equal((3.0, "by hand"), (alarm.Threshold!.Value, alarm.StateReason));
        Assert.Equal(["team"], Tags(state).Select(t => t.Key));
    }

    [Fact]
    public void A_state_that_is_set_again_became_so_the_first_time()
    {
        var set = new SetAlarmStateRequest { AlarmName = "errors", StateValue = "ALARM", StateReason = "1", StateReasonData = "{}" };
        var state = Made().After(SetAlarmState.Decide(Made(), set, At(Now.AddMinutes(1))));
        state = state.After(SetAlarmState.Decide(state, set with { StateReason = "2" }, At(Now.AddMinutes(2))));
        var alarm = Describe(state, new DescribeAlarmsRequest()).MetricAlarms!.Value[0];
        Assert.Equal(
            ("2", Now.AddMinutes(2), Now.AddMinutes(1)),
            (alarm.StateReason, alarm.StateUpdatedTimestamp!.Value, alarm.StateTransitionedTimestamp!.Value));
        Assert.Equal("InvalidFormat", SetAlarmState.Decide(state, set with { StateReasonData = "{" }, At(Now)).Error?.Code);
        Assert.Equal("ResourceNotFound", SetAlarmState.Decide(state, set with { AlarmName = "other" }, At(Now)).Error?.Code);
    }

    [Fact]
    public void Composite_alarms_are_described_where_they_are_asked_for()
    {
        var state = Made();
        state = state.After(
            PutCompositeAlarm.Decide(
                state, new PutCompositeAlarmRequest { AlarmName = "all", AlarmRule = "ALARM(\"errors\") OR NOT OK(other)" }, At(Now)));
        Assert.Empty(Describe(state, new DescribeAlarmsRequest()).CompositeAlarms!.Value);
        var composite = Describe(state, new DescribeAlarmsRequest { AlarmTypes = ["CompositeAlarm"] });
        Assert.Empty(composite.MetricAlarms!.Value);
        Assert.Equal("ALARM(\"errors\") OR NOT OK(other)", Assert.Single(composite.CompositeAlarms!.Value).AlarmRule);
        Assert.Equal(
            ["errors"],
            Describe(state, new DescribeAlarmsRequest { ChildrenOfAlarmName = "all" }).MetricAlarms!.Value.Select(a => a.AlarmName));
        Assert.Equal(
            ["all"],
            Describe(state, new DescribeAlarmsRequest { ParentsOfAlarmName = "errors" }).CompositeAlarms!.Value.Select(a => a.AlarmName));
    }

    [Fact]
    public void Alarms_are_found_by_prefix_action_and_metric_and_come_page_by_page()
    {
        var state = Made();
        for (int i = 0; i < 150; i++)
        {
            state = state.After(PutMetricAlarm.Decide(state, Put with { AlarmName = $"n{i:D3}", AlarmActions = [] }, At(Now)));
        }
        var first = Describe(state, new DescribeAlarmsRequest { AlarmNamePrefix = "n" });
        Assert.Equal(100, first.MetricAlarms!.Value.Count);
        var second = Describe(state, new DescribeAlarmsRequest { AlarmNamePrefix = "n", NextToken = first.NextToken });
        Assert.Equal((50, (string?)null), (second.MetricAlarms!.Value.Count, second.NextToken));
        Assert.Single(Describe(state, new DescribeAlarmsRequest { ActionPrefix = "arn:aws:sns:" }).MetricAlarms!.Value);
        var on = new DescribeAlarmsForMetricRequest { MetricName = "Errors", Namespace = "AWS/Lambda", Dimensions = Put.Dimensions };
        Assert.Equal(151, DescribeAlarmsForMetric.Answer(state, on, At(Now)).Value.MetricAlarms!.Value.Count);
        Assert.Empty(DescribeAlarmsForMetric.Answer(state, on with { Dimensions = [] }, At(Now)).Value.MetricAlarms!.Value);
    }

    [Fact]
    public void Actions_are_switched_off_and_on()
    {
        var state = Made().After(DisableAlarmActions.Decide(Made(), new DisableAlarmActionsRequest { AlarmNames = ["errors"] }, At(Now)));
        Assert.False(Describe(state, new DescribeAlarmsRequest()).MetricAlarms!.Value[0].ActionsEnabled);
        state = state.After(EnableAlarmActions.Decide(state, new EnableAlarmActionsRequest { AlarmNames = ["errors", "x"] }, At(Now)));
        Assert.True(Describe(state, new DescribeAlarmsRequest()).MetricAlarms!.Value[0].ActionsEnabled);
    }

    [Fact]
    public void All_alarms_that_are_named_are_deleted_or_none()
    {
        Assert.Equal(
            "ResourceNotFound", DeleteAlarms.Decide(Made(), new DeleteAlarmsRequest { AlarmNames = ["errors", "x"] }, At(Now)).Error?.Code);
        Assert.Empty(Made().After(DeleteAlarms.Decide(Made(), new DeleteAlarmsRequest { AlarmNames = ["errors"] }, At(Now))).Alarms);
    }

    [Fact]
    public void Tags_come_and_go()
    {
        string arn = Made().Alarms.Single().Arn.ToString();
        var state = Made().After(
            TagResource.Decide(Made(), new TagResourceRequest { ResourceARN = arn, Tags = [new Tag { Key = "b", Value = "2" }] }, At(Now)));
        state = state.After(UntagResource.Decide(state, new UntagResourceRequest { ResourceARN = arn, TagKeys = ["team"] }, At(Now)));
        Assert.Equal([new Tag { Key = "b", Value = "2" }], Tags(state));
        Assert.Equal(
            "ResourceNotFoundException",
            ListTagsForResource.Answer(state, new ListTagsForResourceRequest { ResourceARN = arn + "x" }, At(Now)).Error?.Code);
    }

    public static TheoryData<PutMetricAlarmRequest> Refusals =>
    [
        Put with { MetricName = null, Namespace = null },
        Put with { Metrics = [new MetricDataQuery { Id = "m" }] },
        Put with { Statistic = null },
        Put with { ExtendedStatistic = "p99" },
        Put with { EvaluationPeriods = null },
        Put with { DatapointsToAlarm = 3 },
        Put with { ComparisonOperator = "Above" },
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void An_alarm_on_nothing_or_on_too_much_is_refused(PutMetricAlarmRequest request) => Assert.Equal(
        "ValidationError",
        CloudWatchOperations.All.Ask(CloudWatchApi.PutMetricAlarm, CloudWatchState.Empty, request, At(Now)).Error?.Code);

    private static CloudWatchState Made() => CloudWatchState.Empty.After(
        CloudWatchOperations.All.Ask(CloudWatchApi.PutMetricAlarm, CloudWatchState.Empty, Put, At(Now)));

    private static DescribeAlarmsResponse Describe(CloudWatchState state, DescribeAlarmsRequest request) =>
        CloudWatchOperations.All.Ask(CloudWatchApi.DescribeAlarms, state, request, At(Now)).Value.Response;

    private static ValueList<Tag> Tags(CloudWatchState state) => ListTagsForResource.Answer(
        state, new ListTagsForResourceRequest { ResourceARN = state.Alarms.Single().Arn.ToString() }, At(Now)).Value.Tags!.Value;

    private static Call At(DateTimeOffset now) => new(AccountId.Assumed, "us-east-1", now, new Ids(1));
}
