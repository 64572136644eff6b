using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>Every bus, with its rules, in its account and region.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class EventBridgeState
{
    private readonly ScopedMap<Bus> buses;

    private EventBridgeState(ScopedMap<Bus> buses) => this.buses = buses;

    public static EventBridgeState Empty { get; } = new(ScopedMap<Bus>.Empty);

    /// <summary>The buses that were made; by scope and name.</summary>
    public IEnumerable<EventBus> Buses => buses.All.Select(b => b.Made).OfType<EventBus>();

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Rule> Rules => buses.All.SelectMany(b => b.Rules).OrderBy(r => r.Arn.ToString(), StringComparer.Ordinal);

    /// <summary>What is stored: the buses that were made, each before its rules.</summary>
    public IEnumerable<Resource> Resources =>
        buses.All.SelectMany(b => (b.Made is { } made ? [made] : Enumerable.Empty<Resource>()).Concat(b.Rules));

    /// <summary>Whether events can be sent there: a bus that was made, or the default bus of any region.</summary>
    /// <remarks>A bus whose name is not known offline counts as one.</remarks>
    public bool HasBus(Arn bus) => Names.NameOf(bus) == EventBus.Default || Unknown.In(bus.Resource) || Find(bus)?.Made is not null;

    /// <summary>The bus, when it was made or has rules.</summary>
    public Bus? Find(Arn bus) => Names.IsBus(bus) ? buses.Find(Scope.Of(bus), Names.NameOf(bus)) : null;

    internal Bus? Find(Address.Bus bus) => buses.Find(bus.Scope, bus.Name);

    /// <summary>
    /// Is it declared what happens on a bus? It was made, has rules, or is the default one of the account that the event comes from.
    /// </summary>
    internal bool Knows(Arn bus, Envelope envelope) =>
        Find(bus) is { } found && (found.Made is not null || found.RuleCount > 0)
        || (Names.NameOf(bus) == EventBus.Default && (envelope.Content as EventContent)?.Forwarded is { Through: [var first, ..] }
            && Arn.TryParse(first, out var origin) && origin.Account == bus.Account);

    /// <summary>Some rule sends what it matches on to the bus.</summary>
    public bool IsSentTo(Arn bus) => Rules.Any(r => r.Targets.Any(t => t.Arn == bus.ToString()));

    /// <summary>How many buses of one account and region were made.</summary>
    public int CountIn(Scope scope) => BusesIn(scope).Count();

    /// <summary>Those buses, by name.</summary>
    public IEnumerable<EventBus> BusesIn(Scope scope) => buses.In(scope).Values.Select(b => b.Made).OfType<EventBus>();

    public Rule? FindRule(Arn bus, string name) => Find(bus)?.Find(name);

    public IEnumerable<Rule> RulesOn(Arn bus) => Find(bus)?.Rules ?? [];

    /// <summary>The rules that wait on another bus than this one: what to name when an event meets no rule.</summary>
    public IEnumerable<Rule> RulesElsewhere(Arn bus) => Rules.Where(r => r.Bus != bus);

    /// <summary>The buses whose name is not known offline: each may be any bus.</summary>
    internal IEnumerable<Bus> Unnamed => buses.All.Where(b => b.Rules.FirstOrDefault() is { } one && Unknown.In(one.Bus.Resource));

    public EventBridgeState With(EventBus bus) => With(bus.Arn, b => b.With(bus));

    public EventBridgeState With(Rule rule) => With(rule.Bus, b => b.With(rule));

    /// <summary>Without a bus and its rules, or without a rule.</summary>
    public EventBridgeState Without(Arn arn)
    {
        if (Names.IsBus(arn))
        {
            return new(buses.Without(Scope.Of(arn), Names.NameOf(arn)));
        }
        var bus = Names.BusOf(arn);
        return With(bus, b => b.WithoutRule(Names.RuleNameOf(arn)));
    }

    private EventBridgeState With(Arn bus, Func<Bus, Bus> change)
    {
        var scope = Scope.Of(bus);
        string name = Names.NameOf(bus);
        return new(buses.With(scope, name, change(buses.Find(scope, name) ?? Bus.Empty)));
    }
}
