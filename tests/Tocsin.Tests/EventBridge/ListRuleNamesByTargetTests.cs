using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.EventBridge;

public sealed class ListRuleNamesByTargetTests
{
    private static readonly EventBridgeState State = Rules("c", "a", "b");

    [Fact]
    public void The_rules_that_send_to_a_target_are_told_by_name_and_no_others()
    {
        Assert.Equal(["a", "b", "c"], Listed(new() { TargetArn = Fixture.Topic }).RuleNames!.Value);
        Assert.Empty(Listed(new() { TargetArn = Fixture.Topic + "-2" }).RuleNames!.Value);
    }

    [Fact]
    public void Pages_follow_one_another_whatever_is_deleted_in_between()
    {
        var first = Listed(new() { TargetArn = Fixture.Topic, Limit = 2 });
        Assert.Equal(["a", "b"], first.RuleNames!.Value);
        var without = State.Without(Names.Rule(Arn.Parse(Fixture.Bus), "b"));
        var rest = Listed(new() { TargetArn = Fixture.Topic, Limit = 2, NextToken = first.NextToken }, without);
        Assert.Equal(["c"], rest.RuleNames!.Value);
        Assert.Null(rest.NextToken);
    }

    [Fact]
    public void A_bus_that_is_not_there_and_a_target_that_is_not_named_are_refused()
    {
        Assert.Equal(
            "Event bus gone does not exist.",
            EventBridgeOperations.All.Ask(
                EventBridgeApi.ListRuleNamesByTarget, State, new() { TargetArn = Fixture.Topic, EventBusName = "gone" }, Fixture.Call)
                .Error?.Message);
        Assert.Equal(
            "1 validation error detected: Value null at 'targetArn' failed to satisfy constraint: Member must not be null",
            EventBridgeOperations.All.Ask(EventBridgeApi.ListRuleNamesByTarget, State, new(), Fixture.Call).Error?.Message);
    }

    private static ListRuleNamesByTargetResponse Listed(ListRuleNamesByTargetRequest request, EventBridgeState? state = null) =>
        EventBridgeOperations.All.Ask(EventBridgeApi.ListRuleNamesByTarget, state ?? State, request, Fixture.Call).Value.Response;

    private static EventBridgeState Rules(params string[] names)
    {
        var state = EventBridgeState.Empty;
        foreach (string name in names)
        {
            state = state.After(PutRule.Decide(state, new PutRuleRequest { Name = name, EventPattern = Fixture.Pattern }, Fixture.Call));
            state = state.After(PutTargets.Decide(state, new PutTargetsRequest { Rule = name, Targets = [Fixture.Article] }, Fixture.Call));
        }
        return state;
    }
}
