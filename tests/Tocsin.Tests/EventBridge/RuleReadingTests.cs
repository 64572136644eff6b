using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.EventBridge;

/// <summary>What was put is told again as it was sent: a member more or less, and Terraform's next plan is not empty.</summary>
public sealed class RuleReadingTests
{
    private static readonly EventBridgeState State = EventBridgeState.Empty
        .After(CreateEventBus.Decide(EventBridgeState.Empty, new CreateEventBusRequest { Name = "other" }, Fixture.Call));

    [Fact]
    public void A_rule_is_described_as_it_was_put_and_with_who_made_it()
    {
        var state = Put(
            State, new PutRuleRequest { Name = "failed", EventPattern = Fixture.Pattern, Description = "ECS Service Deployment Failed" });
        Assert.Equal(
            new DescribeRuleResponse
            {
                Name = "failed",
                Arn = Fixture.RuleArn,
                EventPattern = Fixture.Pattern,
                State = "ENABLED",
                Description = "ECS Service Deployment Failed",
                EventBusName = "default",
                CreatedBy = "111122223333",
            },
            Described(state, new DescribeRuleRequest { Name = "failed", EventBusName = "default" }));
    }

    [Fact]
    public void A_list_of_rules_does_not_say_who_made_them()
    {
        var state = Put(State,
            new PutRuleRequest { Name = "nightly", ScheduleExpression = "rate(1 day)", RoleArn = "arn:aws:iam::111122223333:role/r" });
        Assert.Equal(
            new Tocsin.EventBridge.Shapes.Rule
            {
                Name = "nightly",
                Arn = "arn:aws:events:us-east-1:111122223333:rule/nightly",
                ScheduleExpression = "rate(1 day)",
                State = "ENABLED",
                RoleArn = "arn:aws:iam::111122223333:role/r",
                EventBusName = "default",
            },
            Assert.Single(Listed(state, new ListRulesRequest()).Rules!.Value));
    }

    [Fact]
    public void Rules_are_listed_by_bus_prefix_and_page()
    {
        var state = State;
        foreach (string name in new[] { "b2", "a", "b1", "b3" })
        {
            state = Put(state, new PutRuleRequest { Name = name, EventPattern = Fixture.Pattern, EventBusName = "other" });
        }
        var first = Listed(state, new ListRulesRequest { EventBusName = "other", NamePrefix = "b", Limit = 2 });
        Assert.Equal(["b1", "b2"], first.Rules!.Value.Select(r => r.Name));
        var rest = Listed(state, new ListRulesRequest { EventBusName = "other", NamePrefix = "b", Limit = 2, NextToken = first.NextToken });
        Assert.Equal(["b3"], rest.Rules!.Value.Select(r => r.Name));
        Assert.Null(rest.NextToken);
        Assert.Empty(Listed(state, new ListRulesRequest()).Rules!.Value);
        Assert.Equal("other", rest.Rules!.Value[0].EventBusName);
    }

    [Fact]
    public void Targets_are_told_byte_for_byte_and_without_defaults()
    {
        var retrying = new Target { Id = "q", Arn = "arn:aws:sqs:us-east-1:111122223333:q",
            RetryPolicy = new RetryPolicy { MaximumRetryAttempts = 3 } };
        var state = Put(State, new PutRuleRequest { Name = "failed", EventPattern = Fixture.Pattern });
        state = state.After(
            PutTargets.Decide(state, new PutTargetsRequest { Rule = "failed", Targets = [Fixture.Article, retrying] }, Fixture.Call));
        Assert.Equal([retrying, Fixture.Article],
            Targets(state, new ListTargetsByRuleRequest { Rule = "failed", EventBusName = "default", Limit = 100 }).Targets!.Value);
        Assert.Null(Fixture.Article.RetryPolicy);
        var first = Targets(state, new ListTargetsByRuleRequest { Rule = "failed", Limit = 1 });
        Assert.Equal(["q"], first.Targets!.Value.Select(t => t.Id));
        Assert.Equal(["t"], Targets(state,
            new ListTargetsByRuleRequest { Rule = "failed", Limit = 1, NextToken = first.NextToken }).Targets!.Value.Select(t => t.Id));
    }

    [Fact]
    public void What_is_not_there_is_said_in_AWSs_words()
    {
        Assert.Equal(
            ("ResourceNotFoundException", "Rule gone does not exist on EventBus default."),
            Refused(EventBridgeApi.DescribeRule, new DescribeRuleRequest { Name = "gone" }));
        Assert.Equal(
            ("ResourceNotFoundException", "Rule gone does not exist on EventBus other."),
            Refused(EventBridgeApi.ListTargetsByRule, new ListTargetsByRuleRequest { Rule = "gone", EventBusName = "other" }));
        Assert.Equal(
            ("ResourceNotFoundException", "Event bus x does not exist."),
            Refused(EventBridgeApi.ListRules, new ListRulesRequest { EventBusName = "x" }));
        Assert.Equal(
            ("ResourceNotFoundException", "Event bus x does not exist."),
            Refused(EventBridgeApi.DescribeRule, new DescribeRuleRequest { Name = "gone", EventBusName = "x" }));
    }

    private static EventBridgeState Put(EventBridgeState state, PutRuleRequest request) =>
        state.After(PutRule.Decide(state, request, Fixture.Call));

    private static DescribeRuleResponse Described(EventBridgeState state, DescribeRuleRequest request) =>
        EventBridgeOperations.All.Ask(EventBridgeApi.DescribeRule, state, request, Fixture.Call).Value.Response;

    private static ListRulesResponse Listed(EventBridgeState state, ListRulesRequest request) =>
        EventBridgeOperations.All.Ask(EventBridgeApi.ListRules, state, request, Fixture.Call).Value.Response;

    private static ListTargetsByRuleResponse Targets(EventBridgeState state, ListTargetsByRuleRequest request) =>
        EventBridgeOperations.All.Ask(EventBridgeApi.ListTargetsByRule, state, request, Fixture.Call).Value.Response;

    private static (
        string? Code, string? Message) Refused<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var error = EventBridgeOperations.All.Ask(operation, State, request, Fixture.Call).Error;
        return (error?.Code, error?.Message);
    }
}
