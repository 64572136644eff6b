using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Estates;
using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.Flow;
using Tocsin.Scenarios;

namespace Tocsin.Tests.Estates;

public class ConveyorTests
{
    private const string Pattern = """{"source":["aws.ecs"]}""";

    private static readonly AccountId Account = AccountId.Assumed;
    private static readonly Call Call = new(Account, "us-east-1", BuiltInEvents.DefaultTime, new Ids(1));

    [Fact]
    public void Buses_that_send_to_each_other_are_followed_only_so_far()
    {
        var state = Rule(Bus(EventBridgeState.Empty, "a"), "a", Arn("default"));
        var route = Assert.Single(Carry(Rule(state, null, Arn("a"))).Routes);
        Assert.IsType<Verdict.Undetermined>(route.Verdict);
        Assert.Equal("not followed further: more than 32 hops; do these buses send to each other?", route.Steps[^1].Step.Detail);
    }

    [Fact]
    public void A_bus_on_which_nothing_waits_drops_what_is_sent_on_to_it()
    {
        var route = Assert.Single(Carry(Rule(Bus(EventBridgeState.Empty, "a"), null, Arn("a"))).Routes);
        Assert.Equal(new Verdict.Stopped(Reasons.NoRule), route.Verdict);
    }

    [Theory]
    [InlineData("arn:aws:logs:us-east-1:111122223333:log-group:/events/ecs")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:page")]
    [InlineData("arn:aws:sqs:us-east-1:111122223333:alerts")]
    public void What_no_hop_takes_leaves_as_an_envelope_for_it(string target)
    {
        var route = Assert.Single(Carry(Rule(EventBridgeState.Empty, null, target)).Routes);
        Assert.True(route.HasLeft);
        Assert.Equal((Address.Of(target), Stage.Transformer), (route.Last.To, route.Steps[^1].Step.Stage));
    }

    private static Journey Carry(EventBridgeState events)
    {
        Assert.True(BuiltInEvents.TryMake("ecs.deployment-failed", new Dictionary<string, string>(), new EventContext(Account, "us-east-1"),
            out var made, out _));
        var estate = new Estate(Account, "us-east-1") { Events = events };
        var conveyor = new Conveyor(new Hops(estate, ChatbotProfile.Current), LimitWindows.Empty);
        return conveyor.Carry(made.Addressed(), BuiltInEvents.DefaultTime);
    }

    [Fact]
    public void An_event_is_sent_on_once()
    {
        var state = Rule(Rule(Bus(Bus(EventBridgeState.Empty, "a"), "b"), "a", Arn("b")), "b", "arn:aws:sns:us-east-1:111122223333:alerts");
        Assert.Equal(new Verdict.Stopped(Reasons.ThirdBus), Assert.Single(Carry(Rule(state, null, Arn("a"))).Routes).Verdict);
    }

    private static string Arn(string bus) => $"arn:aws:events:us-east-1:111122223333:event-bus/{bus}";

    private static EventBridgeState Bus(EventBridgeState state, string name) =>
        state.After(CreateEventBus.Decide(state, new CreateEventBusRequest { Name = name }, Call));

    /// <summary>A rule on a bus, null being the default one, that sends everything of ECS to a target.</summary>
    private static EventBridgeState Rule(EventBridgeState state, string? bus, string target)
    {
        var withRule = state.After(
            PutRule.Decide(state, new PutRuleRequest { Name = "all", EventPattern = Pattern, EventBusName = bus }, Call));
        string? role = target.Contains(":event-bus/", StringComparison.Ordinal) ? "arn:aws:iam::111122223333:role/forward" : null;
        var request = new PutTargetsRequest
        {
            Rule = "all",
            Targets = [new Target { Id = "t", Arn = target, RoleArn = role }],
            EventBusName = bus,
        };
        return withRule.After(PutTargets.Decide(withRule, request, Call));
    }
}
