using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.EventBridge;

public sealed class EventBusTests
{
    private const string Other = "arn:aws:events:us-east-1:111122223333:event-bus/other";

    private static readonly EventBridgeState State =
        Made(EventBridgeState.Empty, new CreateEventBusRequest { Name = "other", Description = "d" });

    [Fact]
    public void A_bus_is_described_as_it_was_made_and_since_when_it_is()
    {
        Assert.Equal(
            new DescribeEventBusResponse
            {
                Name = "other",
                Arn = Other,
                Description = "d",
                CreationTime = Fixture.Now,
                LastModifiedTime = Fixture.Now,
            },
            Described(State, "other"));
        Assert.Equal(Described(State, "other"), Described(State, Other));
    }

    [Fact]
    public void The_default_bus_is_there_though_nobody_made_it()
    {
        Assert.Equal(new DescribeEventBusResponse { Name = "default", Arn = Fixture.Bus }, Described(EventBridgeState.Empty, null));
        Assert.Equal(["default", "other"], Listed(State, new ListEventBusesRequest()).EventBuses!.Value.Select(b => b.Name));
        Assert.Equal(["other"], Listed(State, new ListEventBusesRequest { NamePrefix = "o" }).EventBuses!.Value.Select(b => b.Name));
    }

    [Fact]
    public void Buses_are_listed_in_pages_and_the_default_one_once()
    {
        var state = Made(State, new CreateEventBusRequest { Name = "alpha" });
        state = state.After(
            PutPermission.Decide(state, new PutPermissionRequest { Principal = "444455556666", StatementId = "a" }, Fixture.Call));
        var first = Listed(state, new ListEventBusesRequest { Limit = 2 });
        Assert.Equal(["alpha", "default"], first.EventBuses!.Value.Select(b => b.Name));
        var rest = Listed(state, new ListEventBusesRequest { Limit = 2, NextToken = first.NextToken });
        Assert.Equal(["other"], rest.EventBuses!.Value.Select(b => b.Name));
        Assert.Null(rest.NextToken);
        Assert.NotNull(first.EventBuses!.Value[1].Policy);
    }

    [Fact]
    public void An_update_changes_what_it_names_and_leaves_the_rest()
    {
        var later = new Call(AccountId.Assumed, "us-east-1", Fixture.Now.AddHours(1), new Ids(1));
        var queue = new DeadLetterConfig { Arn = "arn:aws:sqs:us-east-1:111122223333:dlq" };
        var updated = EventBridgeOperations.All.Ask(
            EventBridgeApi.UpdateEventBus, State,
            new UpdateEventBusRequest { Name = "other", DeadLetterConfig = queue, KmsKeyIdentifier = "alias/k" }, later);
        Assert.Equal(
            new UpdateEventBusResponse
            {
                Name = "other",
                Arn = Other,
                Description = "d",
                DeadLetterConfig = queue,
                KmsKeyIdentifier = "alias/k",
            },
            updated.Value.Response);
        var state = State.After(updated);
        Assert.Equal((Fixture.Now, later.Now), (Described(state, "other").CreationTime, Described(state, "other").LastModifiedTime));
        state = state.After(UpdateEventBus.Decide(
            state, new UpdateEventBusRequest { Name = "other", DeadLetterConfig = new DeadLetterConfig(), KmsKeyIdentifier = "" }, later));
        Assert.Equal((null, null, "d"), (
            Described(state, "other").DeadLetterConfig, Described(state, "other").KmsKeyIdentifier, Described(state, "other").Description));
    }

    [Fact]
    public void A_statement_is_taken_from_a_policy_by_its_id_and_with_the_last_one_the_policy()
    {
        var state = State;
        foreach (string id in new[] { "a", "b" })
        {
            state = state.After(PutPermission.Decide(
                state, new PutPermissionRequest { EventBusName = "other", Principal = "444455556666", StatementId = id }, Fixture.Call));
        }
        var one = Removed(state, new RemovePermissionRequest { EventBusName = "other", StatementId = "a" });
        Assert.DoesNotContain("\"Sid\":\"a\"", Described(one, "other").Policy, StringComparison.Ordinal);
        Assert.Contains("\"Sid\":\"b\"", Described(one, "other").Policy, StringComparison.Ordinal);
        Assert.Null(Described(Removed(one, new RemovePermissionRequest { EventBusName = "other", StatementId = "b" }), "other").Policy);
        Assert.Null(
            Described(Removed(state, new RemovePermissionRequest { EventBusName = "other", RemoveAllPermissions = true }), "other").Policy);
    }

    [Fact]
    public void A_bus_and_a_statement_that_are_not_there_are_said_so()
    {
        Assert.Equal("Event bus x does not exist.",
            DescribeEventBus.Answer(State, new DescribeEventBusRequest { Name = "x" }, Fixture.Call).Error?.Message);
        Assert.Equal("Event bus x does not exist.",
            UpdateEventBus.Decide(State, new UpdateEventBusRequest { Name = "x" }, Fixture.Call).Error?.Message);
        Assert.Equal(
            "Event bus x does not exist.", RemovePermission.Decide(
                State, new RemovePermissionRequest { EventBusName = "x" }, Fixture.Call).Error?.Message);
        Assert.Equal(
            "Statement with the provided id does not exist.",
            RemovePermission.Decide(
                State, new RemovePermissionRequest { EventBusName = "other", StatementId = "a" }, Fixture.Call).Error?.Message);
    }

    private static EventBridgeState Made(EventBridgeState state, CreateEventBusRequest request) =>
        state.After(CreateEventBus.Decide(state, request, Fixture.Call));

    private static EventBridgeState Removed(EventBridgeState state, RemovePermissionRequest request) =>
        state.After(EventBridgeOperations.All.Ask(EventBridgeApi.RemovePermission, state, request, Fixture.Call));

    private static DescribeEventBusResponse Described(EventBridgeState state, string? name) =>
        EventBridgeOperations.All.Ask(
            EventBridgeApi.DescribeEventBus, state, new DescribeEventBusRequest { Name = name }, Fixture.Call).Value.Response;

    private static ListEventBusesResponse Listed(EventBridgeState state, ListEventBusesRequest request) =>
        EventBridgeOperations.All.Ask(EventBridgeApi.ListEventBuses, state, request, Fixture.Call).Value.Response;
}
