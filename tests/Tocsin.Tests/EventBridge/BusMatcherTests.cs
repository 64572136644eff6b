using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Tests.Sns;
using Tocsin.Text;

namespace Tocsin.Tests.EventBridge;

/// <summary>Rules are matched as one set: what comes of it is what each of them says by itself.</summary>
public sealed class BusMatcherTests
{
    [Fact]
    public void Of_many_rules_those_that_match_deliver_in_the_order_of_their_names()
    {
        var state = EventBridgeState.Empty;
        foreach (int i in Enumerable.Range(0, 250).Reverse())
        {
            string pattern = i % 100 == 7 ? """{"source":["aws.ecs"]}""" : $$"""{"source":["other-{{i}}"]}""";
            state = state.With(Rule($"rule-{i:D3}", pattern));
        }
        var outcome = new EventBridgeHop(state).Receive(Failed(), Fixture.Now);
        Assert.Equal(
            ["rule-007", "rule-107", "rule-207"],
            outcome.Branches.Select(b => Arn.Parse(b.Steps[0].Where.Resource).Resource["rule/".Length..]));
        Assert.Equal(247, new EventBridgeHop(state).Misses(Failed()).Count());
    }

    [Fact]
    public void A_rule_that_is_changed_or_removed_is_matched_as_it_is_now()
    {
        var state = EventBridgeState.Empty.With(Rule("a", """{"source":["aws.ecs"]}""")).With(Rule("b", """{"source":["x"]}"""));
        Assert.Single(new EventBridgeHop(state).Receive(Failed(), Fixture.Now).Branches);
        var changed = state.With(Rule("b", """{"source":["aws.ecs"]}"""));
        Assert.Equal(2, new EventBridgeHop(changed).Receive(Failed(), Fixture.Now).Branches.Count);
        Assert.Single(new EventBridgeHop(changed.Without(Rule("a", "{}").Arn)).Receive(Failed(), Fixture.Now).Branches);
        Assert.Single(new EventBridgeHop(state).Receive(Failed(), Fixture.Now).Branches);
    }

    [Fact]
    public void However_many_rules_match_none_is_lost()
    {
        var state = Enumerable.Range(0, Tocsin.EventBridge.Limits.RulesPerBus + 20)
            .Aggregate(EventBridgeState.Empty, (s, i) => s.With(Rule($"rule-{i:D3}", """{"source":["aws.ecs"]}""")));
        Assert.Equal(Tocsin.EventBridge.Limits.RulesPerBus + 20, new EventBridgeHop(state).Receive(Failed(), Fixture.Now).Branches.Count);
    }

    [Fact]
    public void A_rule_whose_targets_alone_change_delivers_to_those_it_has_now()
    {
        var state = EventBridgeState.Empty.With(Rule("a", """{"source":["aws.ecs"]}"""));
        Assert.NotNull(Assert.Single(new EventBridgeHop(state).Receive(Failed(), Fixture.Now).Branches).Onward);
        var without = state.With(Rule("a", """{"source":["aws.ecs"]}""") with { Targets = [] });
        Assert.Equal(
            new Verdict.Stopped(Reasons.NoTarget),
            Assert.Single(new EventBridgeHop(without).Receive(Failed(), Fixture.Now).Branches).Verdict);
    }

    [Fact]
    public void A_rule_with_an_unknown_value_is_asked_beside_the_others()
    {
        var state = EventBridgeState.Empty
            .With(Rule("a", """{"source":["aws.ecs"]}"""))
            .With(Rule("b", $$"""{"source":["{{Unknown.Mark("var.source")}}"]}"""))
            .With(Rule("c", """{"source":["x"]}"""));
        Assert.Equal(
            ["a", "b"], new EventBridgeHop(state)
                .Receive(Failed(), Fixture.Now).Branches.Select(b => Arn.Parse(b.Steps[0].Where.Resource).Resource["rule/".Length..]));
    }

    [Fact]
    public void An_event_put_on_a_topic_is_told_and_throws_nothing()
    {
        var envelope = Failed() with { To = new Address.Topic(World.Topic) };
        var branch = Assert.Single(new SnsHop(new World().Sns, Tocsin.Kms.KmsState.Empty).Receive(envelope, Fixture.Now).Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.NotAPublication), branch.Verdict);
    }

    private static Envelope Failed() => new(Address.Of(Fixture.Bus), new EventContent(Fixture.Event(Fixture.Failed)), new Origin("e"));

    private static Rule Rule(string name, string pattern) =>
        new(
            Arn.Parse($"arn:aws:events:us-east-1:111122223333:rule/{name}"), name, Arn.Parse(Fixture.Bus), pattern,
            Targets: [Fixture.Article]);
}
