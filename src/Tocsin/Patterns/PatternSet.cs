using System.Collections.Immutable;
using Tocsin.Json;
using Tocsin.Patterns.Matching;

namespace Tocsin.Patterns;

/// <summary>Many patterns compiled into one matcher: one pass over an event answers for all of them.</summary>
/// <remarks>
/// Immutable; safe for any number of readers, and matching allocates nothing, but what each thread keeps: room for the largest event it
/// met. Most patterns are in units that were compiled once; what was added since is a unit of its own, and what was removed is passed over.
/// When that has grown to a part of the whole, all is compiled anew: so adding or removing one among 100,000 costs a small unit, and the
/// whole now and then. What one event can cost, whatever the patterns are: for each unit, of which there is one for 64 fields that ask for
/// more than plain strings, two passes over its bytes; for each string one walk along its bytes, or, where the automaton would have more
/// than <see cref="Matching.Limits.MachineStates"/> states, (bytes of the string) x (bytes of the match values at its path); and for each
/// way to match, of which a pattern has at most <see cref="Language.Limits.MaximumCombinations"/>, the steps of
/// <see cref="Matching.Limits.ConsistencySteps"/>, if the event has an array of objects that two of its fields lie under. Nothing of it
/// grows faster than the patterns' text times the event's, but the steps for events that repeat keys.
/// </remarks>
public sealed class PatternSet
{
    private const int SmallDelta = 64;
    private readonly CompiledPatterns whole;
    private readonly int[] baseIds;
    private readonly ImmutableHashSet<int> removed;
    private readonly ImmutableSortedDictionary<int, EventPattern> added;
    private readonly (int Id, EventPattern Pattern)[] compiled;
    private readonly CompiledPatterns since;

    private PatternSet(
        (int Id, EventPattern Pattern)[] compiled,
        int[] baseIds,
        CompiledPatterns whole,
        ImmutableHashSet<int> removed,
        ImmutableSortedDictionary<int, EventPattern> added)
    {
        this.compiled = compiled;
        this.baseIds = baseIds;
        this.whole = whole;
        this.removed = removed;
        this.added = added;
        since = CompiledPatterns.Of([.. added.Select(a => (a.Key, a.Value.Alternatives))]);
        Count = compiled.Length - removed.Count + added.Count;
    }

    public static PatternSet Empty { get; } = Of([]);

    /// <summary>How many patterns it holds: the most that <see cref="Match(EventBytes, Span{int})"/> can report.</summary>
    public int Count { get; }

    /// <param name="patterns">Each under an id of the caller's choice; a later one replaces an earlier one of the same id.</param>
    public static PatternSet Of(IEnumerable<(int Id, EventPattern Pattern)> patterns)
    {
        var last = new Dictionary<int, EventPattern>();
        foreach ((int id, EventPattern pattern) in patterns)
        {
            last[id] = pattern;
        }
        (int Id, EventPattern Pattern)[] all = [.. last.Select(p => (p.Key, p.Value))];
        Array.Sort(all, (a, b) => a.Id.CompareTo(b.Id));
        CompiledPatterns whole = CompiledPatterns.Of([.. all.Select(p => (p.Id, p.Pattern.Alternatives))]);
        return new PatternSet(all, [.. all.Select(p => p.Id)], whole, [], ImmutableSortedDictionary<int, EventPattern>.Empty);
    }

    /// <summary>This set with a pattern more, or another one under that id.</summary>
    public PatternSet With(int id, EventPattern pattern) => Settled(
        Array.BinarySearch(baseIds, id) >= 0 ? removed.Add(id) : removed,
        added.SetItem(id, pattern));

    /// <summary>This set without the pattern of that id, if it has one.</summary>
    public PatternSet Without(int id) => Settled(
        Array.BinarySearch(baseIds, id) >= 0 ? removed.Add(id) : removed,
        added.Remove(id));

    /// <summary>Finds the patterns that match.</summary>
    /// <param name="matched">Receives their ids, each once, in no particular order, as many as fit.</param>
    /// <returns>How many match, even if more than fit.</returns>
    public int Match(EventBytes @event, Span<int> matched)
    {
        int count = 0;
        MatchScratch scratch = MatchScratch.Mine;
        whole.Match(@event, scratch, removed.IsEmpty ? null : removed, matched, ref count);
        if (added.Count > 0)
        {
            since.Match(@event, scratch, null, matched, ref count);
        }
        return count;
    }

    private PatternSet Settled(ImmutableHashSet<int> without, ImmutableSortedDictionary<int, EventPattern> with)
    {
        // The square root: a set of 100,000 is compiled as a whole once in some 400 changes, each of which compiles at most as many.
        if (with.Count + without.Count <= SmallDelta + (int)Math.Sqrt(compiled.Length))
        {
            return new PatternSet(compiled, baseIds, whole, without, with);
        }
        return Of(compiled.Where(p => !without.Contains(p.Id)).Concat(with.Select(a => (a.Key, a.Value))));
    }
}
