using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Tests.EventBridge;

/// <summary>An event of the account 111122223333 that a rule sends on to the bus hub, on which a rule waits for it.</summary>
public class BusAdmissionTests
{
    private const string Own = "111122223333";
    private const string Other = "444455556666";
    private const string Role = "arn:aws:iam::111122223333:role/forward";

    [Theory]
    [InlineData("{\"AWS\":\"arn:aws:iam::111122223333:root\"}", "", null, "in")]
    [InlineData("{\"AWS\":\"111122223333\"}", "", null, "in")]
    [InlineData("{\"AWS\":\"arn:aws:iam::111122223333:role/forward\"}", "", null, "in")]
    [InlineData("\"*\"", "", null, "in")]
    [InlineData("{\"AWS\":\"arn:aws:iam::777788889999:root\"}", "", null, "events.bus-denied")]
    [InlineData("\"*\"", "\"StringEquals\":{\"events:source\":\"aws.ecs\"}", null, "in")]
    [InlineData("\"*\"", "\"StringEquals\":{\"events:source\":\"aws.ec2\"}", null, "events.bus-denied")]
    [InlineData("\"*\"", "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}", null, "undetermined")]
    [InlineData("\"*\"", "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}", "o-1", "in")]
    [InlineData("\"*\"", "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}", "o-2", "events.bus-denied")]
    [InlineData("{\"Service\":\"events.amazonaws.com\"}", "", null, "undetermined")]
    public void A_bus_takes_events_of_another_account_by_its_policy(
        string principal, string condition, string? organization, string outcome)
    {
        string conditions = condition.Length > 0 ? $$""","Condition":{ {{condition}} }""" : "";
        string policy =
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"events:PutEvents","Resource":"*"{{conditions}} }]}""";
        Assert.Equal(outcome, Received(Other, policy, Role, organization));
    }

    [Fact]
    public void Without_a_policy_a_bus_takes_events_of_its_own_account_alone()
    {
        Assert.Equal("in", Received(Own, null, Role));
        Assert.Equal("events.bus-denied", Received(Other, null, Role));
    }

    [Fact]
    public void A_deny_keeps_the_own_account_out_too() =>
        Assert.Equal(
            "events.bus-denied",
            Received(Own, """{"Statement":[{"Effect":"Deny","Principal":"*","Action":"events:PutEvents","Resource":"*"}]}""", Role));

    [Fact]
    public void A_target_without_a_role_does_not_reach_another_account_and_may_or_may_not_reach_its_own()
    {
        Assert.Equal("undetermined", Received(Own, null, null));
        Assert.Equal(
            "events.bus-denied",
            Received(Other, """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"*"}]}""", null));
    }

    [Fact]
    public void A_server_lets_an_event_of_its_own_account_in_without_a_role_and_says_so()
    {
        Assert.Equal("in", Received(Own, null, null, served: true));
        Assert.Equal("events.bus-denied", Received(Other, null, null, served: true));
        var step = Branch(Own, null, null, new Circumstances { IsServed = true }).Steps[0];
        Assert.IsType<Verdict.Passed>(step.Verdict);
        Assert.Equal(FindingCode.TargetWithoutRole, Assert.Single(step.Notes).Code);
    }

    private static string Received(string account, string? policy, string? role, string? organization = null, bool served = false) =>
        Branch(account, policy, role, new Circumstances(organization) { IsServed = served }).Verdict.Why?.ToString() ?? "in";

    private static Branch Branch(string account, string? policy, string? role, Circumstances around)
    {
        var bus = Arn.Parse($"arn:aws:events:us-east-1:{account}:event-bus/hub");
        var rule = new Rule(Names.Rule(bus, "failed"), "failed", bus, Fixture.Pattern, Targets: [Fixture.Article]);
        var state = EventBridgeState.Empty.With(new EventBus(bus, "hub", Policy: policy)).With(rule);
        Publisher by = role is null
            ? new Publisher.Service("events.amazonaws.com", Arn.Parse(Fixture.RuleArn), Own)
            : new Publisher.Role(Arn.Parse(role), "events.amazonaws.com", Arn.Parse(Fixture.RuleArn), Own);
        var envelope = new Envelope(
            new Address.Bus(bus), new EventContent(Fixture.Event(Fixture.Failed), new Forwarding(by, [Fixture.Bus])), new Origin("e"));
        return Assert.Single(new EventBridgeHop(state, around: around).Receive(envelope, Fixture.Now).Branches);
    }
}
