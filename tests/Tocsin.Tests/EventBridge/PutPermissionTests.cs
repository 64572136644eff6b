using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.Policies;
using Tocsin.Tests.Estates;
using Condition = Tocsin.EventBridge.Shapes.Condition;

namespace Tocsin.Tests.EventBridge;

public class PutPermissionTests
{
    [Fact]
    public void A_statement_for_an_account_is_added_and_one_of_the_same_id_replaced()
    {
        var one = Put(
            EventBridgeState.Empty,
                new PutPermissionRequest { Action = "events:PutEvents", Principal = "444455556666", StatementId = "a" });
        var two = Put(
            one,
            new PutPermissionRequest { EventBusName = "default", Principal = "*", StatementId = "b",
                Condition = new Condition { Type = "StringEquals", Key = "aws:PrincipalOrgID", Value = "o-1" } });
        Assert.Equal(["a", "b"], Sids(two));
        Assert.Equal("arn:aws:iam::444455556666:root", Document(two).Statements[0].Principal!.Entries[0].Values[0]);
        Assert.Equal("aws:PrincipalOrgID", Document(two).Statements[1].Conditions[0].Key);
        Assert.Equal(["b", "a"], Sids(Put(two, new PutPermissionRequest { Principal = "777788889999", StatementId = "a" })));
    }

    [Fact]
    public void A_whole_policy_takes_the_place_of_the_one_before()
    {
        var one = Put(EventBridgeState.Empty, new PutPermissionRequest { Principal = "444455556666", StatementId = "a" });
        const string whole =
            """{"Version":"2012-10-17","Statement":[{"Sid":"c","Effect":"Allow","Principal":"*","Action":"events:*","Resource":"*"}]}""";
        Assert.Equal(["c"], Sids(Put(one, new PutPermissionRequest { Policy = whole })));
    }

    [Fact]
    public void A_bus_that_is_not_there_and_a_policy_that_is_none_are_refused()
    {
        Assert.Equal(
            ("ResourceNotFoundException", "Event bus x does not exist."),
            Told(new PutPermissionRequest { EventBusName = "x", Principal = "444455556666", StatementId = "a" }));
        Assert.Equal("ValidationException", Told(new PutPermissionRequest { Policy = "{" }).Code);
        Assert.Equal(
            "PolicyLengthExceededException",
            Told(new PutPermissionRequest { Principal = "444455556666", StatementId = new string('a', Limits.BusPolicyLength) }).Code);
    }

    private static EventBridgeState Put(EventBridgeState state, PutPermissionRequest request) =>
        state.After(PutPermission.Decide(state, request, Fixture.Call));

    private static (string? Code, string? Message) Told(PutPermissionRequest request) =>
        PutPermission.Decide(EventBridgeState.Empty, request, Fixture.Call).Error is { } error ? (error.Code, error.Message) : default;

    private static PolicyDocument Document(EventBridgeState state) =>
        Assert.IsType<PolicyResult.Valid>(PolicyDocument.Parse(Assert.Single(state.Buses).Policy!)).Document;

    private static IEnumerable<string?> Sids(EventBridgeState state) => Document(state).Statements.Select(s => s.Sid);
}
