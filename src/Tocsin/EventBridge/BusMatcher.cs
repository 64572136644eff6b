using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.EventBridge;

/// <summary>
/// The rules of a bus compiled into one set: an event that matches none of them costs one pass over its bytes, and nothing is allocated.
/// </summary>
/// <remarks>
/// Immutable; safe for any number of readers. What is not known offline is asked singly: rules whose pattern holds such a value, and all
/// rules for such an event. Why a rule does not match is not asked here; <see cref="EventBridgeHop.Misses"/> explains it.
/// </remarks>
internal sealed class BusMatcher
{
    private readonly Dictionary<int, BusRule> rules;
    private readonly PatternSet set;
    private readonly BusRule[] singly;

    private BusMatcher(Dictionary<int, BusRule> rules, PatternSet set)
    {
        this.rules = rules;
        this.set = set;
        singly = [.. rules.Values.Where(r => r.Known is null)];
    }

    public static BusMatcher Of(IReadOnlyCollection<BusRule> ready) => new(
        ready.ToDictionary(r => r.Number), PatternSet.Of(ready.Where(r => r.Known is not null).Select(r => (r.Number, r.Known!))));

    /// <summary>The same for the rules as they are now: only what changed is compiled.</summary>
    public BusMatcher For(IEnumerable<BusRule> ready)
    {
        var now = ready.ToDictionary(r => r.Number);
        var changed = set;
        foreach (var gone in rules.Values.Where(r => r.Known is not null && now.GetValueOrDefault(r.Number)?.Known is null))
        {
            changed = changed.Without(gone.Number);
        }
        foreach (var rule in now.Values.Where(r => r.Known is not null && rules.GetValueOrDefault(r.Number)?.Known != r.Known))
        {
            changed = changed.With(rule.Number, rule.Known!);
        }
        return new BusMatcher(now, changed);
    }

    /// <summary>How many rules are not as they were when this was compiled.</summary>
    public int ChangedIn(IReadOnlyCollection<BusRule> ready) =>
        ready.Count(r => rules.GetValueOrDefault(r.Number)?.Known != r.Known) + Math.Max(0, rules.Count - ready.Count);

    /// <summary>The rules that the event concerns, in the order of their names, each with what its pattern says to it.</summary>
    public List<(BusRule Rule, PatternVerdict Verdict)> Match(EventBytes @event, bool eventHoldsUnknown)
    {
        if (eventHoldsUnknown)
        {
            return InOrder(Asked(@event, rules.Values, eventHoldsUnknown));
        }
        // PutRule lets no bus have more than fits on the stack; whatever has, loses no match.
        Span<int> matched = set.Count <= Limits.RulesPerBus ? stackalloc int[set.Count] : new int[set.Count];
        matched = matched[..set.Match(@event, matched)];
        return matched.IsEmpty && singly.Length == 0 ? None : Found(@event, matched);
    }

    private static List<(BusRule Rule, PatternVerdict Verdict)> None { get; } = [];

    private List<(BusRule Rule, PatternVerdict Verdict)> Found(EventBytes @event, ReadOnlySpan<int> matched) =>
        matched.Length == 1 && singly.Length == 0 ? [(rules[matched[0]], PatternVerdict.Matches.Instance)]
        : InOrder([.. matched.ToArray().Select(i => (rules[i], (PatternVerdict)PatternVerdict.Matches.Instance)),
            .. Asked(@event, singly, eventHoldsUnknown: false)]);

    private static IEnumerable<(BusRule Rule, PatternVerdict Verdict)> Asked(
        EventBytes @event, IEnumerable<BusRule> which, bool eventHoldsUnknown) =>
        which.Select(r => (Rule: r, Verdict: r.Judge(@event, eventHoldsUnknown))).Where(f => f.Verdict is not PatternVerdict.Differs);

    private static List<(BusRule Rule, PatternVerdict Verdict)> InOrder(IEnumerable<(BusRule Rule, PatternVerdict Verdict)> found) =>
        [.. found.OrderBy(f => f.Rule.Rule.Name, StringComparer.Ordinal)];
}
