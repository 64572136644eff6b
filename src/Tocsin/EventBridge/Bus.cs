using System.Collections.Immutable;
using Tocsin.Aws;

namespace Tocsin.EventBridge;

/// <summary>A bus and the rules that wait on it, made ready for events once: what a change leaves as it was stays read.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class Bus
{
    private static readonly ImmutableSortedDictionary<string, BusRule> None = ImmutableSortedDictionary.Create<string, BusRule>(StringComparer.Ordinal);

    private readonly ImmutableSortedDictionary<string, BusRule> rules;

    private BusMatcher? matcher;

    private Bus(EventBus? made, ImmutableSortedDictionary<string, BusRule> rules) => (Made, this.rules) = (made, rules);

    /// <summary>One that nobody made and that has no rules.</summary>
    internal static Bus Empty { get; } = new(null, None);

    /// <summary>Null for the bus <c>default</c>, which nobody makes, before it has a policy.</summary>
    public EventBus? Made { get; }

    public int RuleCount => rules.Count;

    /// <summary>By name.</summary>
    public IEnumerable<Rule> Rules => rules.Values.Select(r => r.Rule);

    /// <summary>The rules that wait for events; one with a schedule alone does not.</summary>
    internal IEnumerable<BusRule> Ready => rules.Values.Where(r => r.Rule.EventPattern is not null);

    /// <summary>Compiled at the first event after a change. Two readers may both compile it: what they get is equal.</summary>
    internal BusMatcher Matcher => matcher ??= new BusMatcher(Ready);

    public Rule? Find(string name) => rules.GetValueOrDefault(name)?.Rule;

    internal Bus With(EventBus made) => new(made, rules);

    internal Bus With(Rule rule) => new(Made, rules.SetItem(rule.Name, rules.TryGetValue(rule.Name, out var before) ? before.With(rule) : new BusRule(rule)));

    internal Bus WithoutRule(string name) => new(Made, rules.Remove(name));
}
