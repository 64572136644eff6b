using System.Collections.Immutable;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>Every bus that was made and every rule, by ARN, in all regions.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed record EventBridgeState
{
    private EventBridgeState(ImmutableSortedDictionary<string, EventBus> buses, ImmutableSortedDictionary<string, Rule> rules)
    {
        Buses = buses;
        Rules = rules;
    }

    public static EventBridgeState Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, EventBus>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, Rule>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, EventBus> Buses { get; private init; }

    public ImmutableSortedDictionary<string, Rule> Rules { get; private init; }

    /// <summary>Whether events can be sent there: a bus that was made, or the default bus of any region.</summary>
    /// <remarks>A bus whose name is not known offline counts as one.</remarks>
    public bool HasBus(Arn bus) => Names.NameOf(bus) == EventBus.Default || Unknown.In(bus.Resource) || Buses.ContainsKey(bus.ToString());

    public Rule? FindRule(Arn bus, string name) => Rules.GetValueOrDefault(Names.Rule(bus, name).ToString());

    public IEnumerable<Rule> RulesOn(string busArn) => Rules.Values.Where(r => r.Bus.ToString() == busArn);

    /// <summary>The rules that wait on another bus than this one: what to name when an event meets no rule.</summary>
    public IEnumerable<Rule> RulesElsewhere(string busArn) => Rules.Values.Where(r => r.Bus.ToString() != busArn);

    public EventBridgeState With(EventBus bus) => this with { Buses = Buses.SetItem(bus.Arn.ToString(), bus) };

    public EventBridgeState With(Rule rule) => this with { Rules = Rules.SetItem(rule.Arn.ToString(), rule) };

    public EventBridgeState WithoutBus(Arn bus) => this with { Buses = Buses.Remove(bus.ToString()) };

    public EventBridgeState Without(Rule rule) => this with { Rules = Rules.Remove(rule.Arn.ToString()) };
}
