using System.Collections.Immutable;
using Tocsin.Aws;

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
    public bool HasBus(Arn bus) => bus.Resource == $"event-bus/{EventBus.Default}" || Buses.ContainsKey(bus.ToString());

    public IEnumerable<Rule> RulesOn(string busArn) => Rules.Values.Where(r => r.Bus.ToString() == busArn);

    /// <summary>The rules that wait on another bus than this one: what to name when an event meets no rule.</summary>
    public IEnumerable<Rule> RulesElsewhere(string busArn) => Rules.Values.Where(r => r.Bus.ToString() != busArn);

    public EventBridgeState With(EventBus bus) => this with { Buses = Buses.SetItem(bus.Arn.ToString(), bus) };

    public EventBridgeState With(Rule rule) => this with { Rules = Rules.SetItem(rule.Arn.ToString(), rule) };

    public EventBridgeState Without(EventBus bus) => this with { Buses = Buses.Remove(bus.Arn.ToString()) };

    public EventBridgeState Without(Rule rule) => this with { Rules = Rules.Remove(rule.Arn.ToString()) };
}
