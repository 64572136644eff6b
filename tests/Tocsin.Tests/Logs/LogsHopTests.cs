using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs;
using Tocsin.Logs.Operations;
using Tocsin.Logs.Shapes;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.Logs;

public sealed class LogsHopTests
{
    private const string Rule = "arn:aws:events:us-east-1:111122223333:rule/failed";

    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", Now, new Ids(1));

    [Theory]
    [InlineData("log-group:/events")]
    [InlineData("log-group:/events:*")]
    public void What_a_rule_sends_is_kept_as_a_line_where_a_policy_lets_it(string resource)
    {
        var outcome = Send(Group("events.amazonaws.com", Rule), resource);
        var line = Assert.IsType<Change.Append>(Assert.Single(outcome.Changes)).Line;
        Assert.Equal(("/events", "failed", "hello", Now), (line.Group, line.Stream, line.Message, line.Time));
        Assert.IsType<Verdict.Arrived>(Assert.Single(outcome.Branches).Verdict);
    }

    [Theory]
    [InlineData("delivery.logs.amazonaws.com", Rule)]
    [InlineData("events.amazonaws.com", "arn:aws:events:us-east-1:111122223333:rule/other")]
    public void A_policy_for_another_service_or_rule_keeps_it_out(string service, string rule) =>
        Stopped(Reasons.LogsDenied, Send(Group(service, rule), "log-group:/events"));

    [Fact]
    public void Without_a_policy_or_a_group_nothing_is_kept()
    {
        var group = CreateLogGroup.Decide(LogsState.Empty, new CreateLogGroupRequest { LogGroupName = "/events" }, Call);
        Stopped(Reasons.LogsDenied, Send(LogsState.Empty.After(group), "log-group:/events"));
        Stopped(Reasons.GroupMissing, Send(Group("events.amazonaws.com", Rule), "log-group:/other"));
    }

    [Fact]
    public void Policies_are_put_described_and_deleted()
    {
        var state = Group("events.amazonaws.com", Rule);
        var described = DescribeResourcePolicies.Answer(state, new DescribeResourcePoliciesRequest(), Call).Value.ResourcePolicies!.Value;
        Assert.Equal("events", Assert.Single(described).PolicyName);
        state = state.After(DeleteResourcePolicy.Decide(state, new DeleteResourcePolicyRequest { PolicyName = "events" }, Call));
        Assert.Empty(DescribeResourcePolicies.Answer(state, new DescribeResourcePoliciesRequest(), Call).Value.ResourcePolicies!.Value);
        Assert.Equal(
            "ResourceNotFoundException",
            DeleteResourcePolicy.Decide(state, new DeleteResourcePolicyRequest { PolicyName = "events" }, Call).Error?.Code);
        Assert.Equal(
            "InvalidParameterException",
            PutResourcePolicy.Decide(state, new PutResourcePolicyRequest { PolicyName = "p", PolicyDocument = "{" }, Call).Error?.Code);
    }

    private static void Stopped(Reason reason, Outcome outcome)
    {
        var step = Assert.Single(Assert.Single(outcome.Branches).Steps);
        Assert.Equal(reason, step.Verdict.Why);
        Assert.Equal(Tocsin.Text.Severity.Error, Assert.Single(step.Notes).Severity);
        Assert.Empty(outcome.Changes);
    }

    private static Outcome Send(LogsState state, string resource) => new LogsHop(state).Receive(
        new Envelope(
            Address.Of(Call.Arn("logs", resource)),
            new Publication("hello", new Publisher.Service("events.amazonaws.com", Arn.Parse(Rule), "111122223333")), new Origin("1")),
        Now);

    private static LogsState Group(string service, string rule)
    {
        string policy = $$$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{{service}}}}"},
            "Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:us-east-1:111122223333:log-group:/events:*",
            "Condition":{"ArnEquals":{"aws:SourceArn":"{{{{rule}}}}"}}}]}
            """;
        var state = LogsState.Empty.After(
            CreateLogGroup.Decide(LogsState.Empty, new CreateLogGroupRequest { LogGroupName = "/events" }, Call));
        return state.After(
            PutResourcePolicy.Decide(state, new PutResourcePolicyRequest { PolicyName = "events", PolicyDocument = policy }, Call));
    }
}
