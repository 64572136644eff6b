using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Text;
using Rule = Tocsin.EventBridge.Rule;

namespace Tocsin.Tests.EventBridge;

public sealed class RuleOperationTests
{
    [Fact]
    public void A_rule_on_another_bus_has_the_bus_in_its_ARN()
    {
        var state = EventBridgeState.Empty.After(
            CreateEventBus.Decide(EventBridgeState.Empty, new CreateEventBusRequest { Name = "other" }, Fixture.Call));
        Assert.Equal(
            "arn:aws:events:us-east-1:111122223333:rule/failed",
            Put(state, new PutRuleRequest { Name = "failed", EventPattern = Fixture.Pattern }).Value.Response.RuleArn);
        Assert.Equal(
            "arn:aws:events:us-east-1:111122223333:rule/other/failed",
            Put(state, new PutRuleRequest { Name = "failed", EventPattern = Fixture.Pattern,
                EventBusName = "other" }).Value.Response.RuleArn);
    }

    [Fact]
    public void Putting_a_rule_again_replaces_all_but_its_targets_and_tags()
    {
        var state = EventBridgeState.Empty.After(
            Put(EventBridgeState.Empty,
                new PutRuleRequest { Name = "failed", EventPattern = Fixture.Pattern, State = "DISABLED", Description = "d",
                    Tags = [new Tag { Key = "a", Value = "1" }] }));
        state = state.After(PutTargets.Decide(state, new PutTargetsRequest { Rule = "failed", Targets = [Fixture.Article] }, Fixture.Call));
        var rule = state.After(
            Put(state, new PutRuleRequest { Name = "failed", EventPattern = """{"source":["x"]}""",
                Tags = [new Tag { Key = "b", Value = "2" }] })).Rules.Single();
        Assert.Equal(
            new Rule(Arn.Parse(Fixture.RuleArn), "failed", Arn.Parse(Fixture.Bus), """{"source":["x"]}""",
                Tags: [new Tag { Key = "a", Value = "1" }], Targets: [Fixture.Article]), rule);
    }

    [Fact]
    public void A_bus_has_thirty_rules_with_wildcards()
    {
        var state = EventBridgeState.Empty;
        for (int i = 0; i < Tocsin.EventBridge.Limits.WildcardRulesPerBus; i++)
        {
            state = state.After(Put(state, new PutRuleRequest { Name = $"r{i}", EventPattern = """{"source":[{"wildcard":"a*"}]}""" }));
        }
        var more = new PutRuleRequest { Name = "more", EventPattern = """{"source":[{"wildcard":"b*"}]}""" };
        Assert.Equal("LimitExceededException", Put(state, more).Error?.Code);
        Assert.Null(Put(state, more with { Name = "r0" }).Error);
        Assert.Null(Put(state, more with { EventPattern = Fixture.Pattern }).Error);
    }

    public static TheoryData<PutRuleRequest, string, string> Refused() => new()
    {
        { new PutRuleRequest { Name = "a b", EventPattern = Fixture.Pattern }, "ValidationException", @"1 validation error detected: "
            + @"Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+" },
        { new PutRuleRequest { Name = "r" }, "ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified." },
        { new PutRuleRequest { Name = "r", ScheduleExpression = "rate(1 minutes)" }, "ValidationException", "Parameter "
            + "ScheduleExpression is not valid." },
        { new PutRuleRequest { Name = "r", EventPattern = Fixture.Pattern, EventBusName = "gone" }, "ResourceNotFoundException",
            "Event bus gone does not exist." },
        { new PutRuleRequest { Name = "r", EventPattern = """{"source":[{"unknown":"x"}]}""" }, "InvalidEventPatternException", "Event "
            + "pattern is not valid. Reason: Unrecognized match type unknown\n at [Source: ("
                + "String)\"{\"source\":[{\"unknown\":\"x\"}]}\"; line: 1, column: 24]" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_rule_at_fault_is_refused_in_AWSs_words(PutRuleRequest request, string code, string message)
    {
        var error = Put(EventBridgeState.Empty, request).Error!;
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("rate(1 minute)")]
    [InlineData("rate(15 days)")]
    [InlineData("cron(0 12 * * ? *)")]
    public void A_schedule_needs_no_pattern(string schedule) =>
        Assert.Null(Put(EventBridgeState.Empty, new PutRuleRequest { Name = "r", ScheduleExpression = schedule }).Error);

    [Fact]
    public void A_schedule_belongs_on_the_default_bus()
    {
        var state = EventBridgeState.Empty.After(
            CreateEventBus.Decide(EventBridgeState.Empty, new CreateEventBusRequest { Name = "other" }, Fixture.Call));
        Assert.Equal(
            "ScheduleExpression is supported only on the default event bus.",
            Put(state, new PutRuleRequest { Name = "r", ScheduleExpression = "rate(1 minute)", EventBusName = "other" }).Error!.Message);
    }

    [Fact]
    public void A_pattern_that_is_not_known_offline_is_stored() =>
        Assert.Null(Put(EventBridgeState.Empty, new PutRuleRequest { Name = "r", EventPattern = Unknown.Mark("local.pattern") }).Error);

    [Fact]
    public void A_rule_with_targets_is_not_deleted()
    {
        var state = Fixture.WithRule.After(Fixture.Put(Fixture.Article));
        Assert.Equal("Rule can't be deleted since it has targets.", Delete(state).Error!.Message);
        state = state.After(
            RemoveTargets.Decide(state, new RemoveTargetsRequest { Rule = "failed", Ids = ["t", "unknown"] }, Fixture.Call));
        Assert.Empty(state.After(Delete(state)).Rules);
    }

    [Fact]
    public void A_rule_that_is_gone_is_deleted_again() => Assert.Null(Delete(EventBridgeState.Empty).Error);

    [Fact]
    public void A_rule_is_disabled_and_enabled()
    {
        var disabled = EventBridgeState.Empty.With(Fixture.Rule()).After(
            DisableRule.Decide(EventBridgeState.Empty.With(Fixture.Rule()), new DisableRuleRequest { Name = "failed" }, Fixture.Call));
        Assert.Equal("DISABLED", disabled.Rules.Single().State);
        var enabled = disabled.After(EnableRule.Decide(disabled, new EnableRuleRequest { Name = "failed" }, Fixture.Call));
        Assert.Equal("ENABLED", enabled.Rules.Single().State);
        Assert.Equal(
            "Rule gone does not exist on EventBus default.",
            EnableRule.Decide(enabled, new EnableRuleRequest { Name = "gone" }, Fixture.Call).Error!.Message);
    }

    [Fact]
    public void Buses_are_made_once_and_deleted_empty()
    {
        var state = EventBridgeState.Empty.After(
            CreateEventBus.Decide(EventBridgeState.Empty, new CreateEventBusRequest { Name = "other" }, Fixture.Call));
        Assert.Equal(
            "Event bus other already exists.",
            CreateEventBus.Decide(state, new CreateEventBusRequest { Name = "other" }, Fixture.Call).Error!.Message);
        Assert.Equal(
            "Event bus default already exists.",
            CreateEventBus.Decide(state, new CreateEventBusRequest { Name = "default" }, Fixture.Call).Error!.Message);
        Assert.Equal(
            "Cannot delete event bus default.",
            DeleteEventBus.Decide(state, new DeleteEventBusRequest { Name = "default" }, Fixture.Call).Error!.Message);
        var used = state.After(Put(state, new PutRuleRequest { Name = "r", EventPattern = Fixture.Pattern, EventBusName = "other" }));
        Assert.Equal(
            "EventBus can't be deleted since it has rules.",
            DeleteEventBus.Decide(used, new DeleteEventBusRequest { Name = "other" }, Fixture.Call).Error!.Message);
        Assert.Empty(state.After(DeleteEventBus.Decide(state, new DeleteEventBusRequest { Name = "other" }, Fixture.Call)).Buses);
    }

    private static Result<Done<PutRuleResponse>> Put(EventBridgeState state, PutRuleRequest request) =>
        EventBridgeOperations.All.Ask(EventBridgeApi.PutRule, state, request, Fixture.Call);

    private static Result<Done<Nothing>> Delete(EventBridgeState state) =>
        DeleteRule.Decide(state, new DeleteRuleRequest { Name = "failed" }, Fixture.Call);
}
