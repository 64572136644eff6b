using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.EventBridge;

/// <summary>The rules of a bus compiled into one set: an event that matches none of them costs one pass over its bytes, and nothing is allocated.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. What is not known offline is asked singly: rules whose pattern holds such a value, and all rules for such an
/// event. Why a rule does not match is not asked here; <see cref="EventBridgeHop.Misses"/> explains it.
/// </remarks>
internal sealed class BusMatcher
{
    private readonly BusRule[] rules;
    private readonly PatternSet set;
    private readonly int[] singly;

    public BusMatcher(IEnumerable<BusRule> ready)
    {
        rules = [.. ready];
        set = PatternSet.Of(rules.Index().Where(r => r.Item.Known is not null).Select(r => (r.Index, r.Item.Known!)));
        singly = [.. rules.Index().Where(r => r.Item.Known is null).Select(r => r.Index)];
    }

    /// <summary>The rules that the event concerns, in the order of their names, each with what its pattern says to it.</summary>
    public List<(BusRule Rule, PatternVerdict Verdict)> Match(EventBytes @event, bool eventHoldsUnknown)
    {
        if (eventHoldsUnknown)
        {
            return Asked(@event, Enumerable.Range(0, rules.Length));
        }
        Span<int> matched = stackalloc int[Math.Min(set.Count, Limits.RulesPerBus)];
        matched = matched[..Math.Min(set.Match(@event, matched), matched.Length)];
        return matched.IsEmpty && singly.Length == 0 ? None : Found(@event, matched);
    }

    private static List<(BusRule Rule, PatternVerdict Verdict)> None { get; } = [];

    private List<(BusRule Rule, PatternVerdict Verdict)> Found(EventBytes @event, Span<int> matched)
    {
        int[] sure = matched.ToArray();
        Array.Sort(sure);
        return singly.Length == 0
            ? [.. sure.Select(i => (rules[i], (PatternVerdict)new PatternVerdict.Matches()))]
            : [.. sure.Select(i => (Index: i, Verdict: (PatternVerdict)new PatternVerdict.Matches())).Concat(Undecided(@event)).OrderBy(f => f.Index).Select(f => (rules[f.Index], f.Verdict))];
    }

    private IEnumerable<(int Index, PatternVerdict Verdict)> Undecided(EventBytes @event) =>
        singly.Select(i => (Index: i, Verdict: rules[i].Judge(@event, eventHoldsUnknown: false))).Where(f => f.Verdict is not PatternVerdict.Differs);

    private List<(BusRule Rule, PatternVerdict Verdict)> Asked(EventBytes @event, IEnumerable<int> which) =>
        [.. which.Select(i => (rules[i], Verdict: rules[i].Judge(@event, eventHoldsUnknown: true))).Where(f => f.Verdict is not PatternVerdict.Differs)];
}
