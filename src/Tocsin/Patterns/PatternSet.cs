using Tocsin.Json;
using Tocsin.Patterns.Matching;

namespace Tocsin.Patterns;

/// <summary>Many patterns compiled into one matcher: one pass over an event answers for all of them.</summary>
/// <remarks>
/// Immutable; safe for any number of readers, and matching allocates nothing, but what each thread keeps: room for the largest event it
/// met. Nearly all patterns are in one layer that was compiled once; what was added since is in a second one, and the last few in a
/// third; what was removed is passed over. A layer that has grown to its bound is compiled together with the one before it: so adding one
/// among 100,000 compiles some 30, now and then a few thousand, and the whole once in thousands of changes. What one event can cost,
/// whatever the patterns are: for each unit, of which there is one for 64 fields that ask for more than plain strings, two passes over
/// its bytes; for each string one walk along its bytes, or, where the automaton would have more than <see
/// cref="Matching.Limits.MachineStates"/> states, (bytes of the string) x (bytes of the match values at its path); and for each way to
/// match, of which a pattern has at most <see cref="Language.Limits.MaximumCombinations"/>, the steps of <see
/// cref="Matching.Limits.ConsistencySteps"/>, if the event has an array of objects that two of its fields lie under. Nothing of it grows
/// faster than the patterns' text times the event's, but the steps for events that repeat keys.
/// </remarks>
public sealed class PatternSet
{
    private const int FewestRecent = 64;
    private readonly PatternLayer whole;

    // Null when they are empty.
    private readonly PatternLayer? recent;
    private readonly PatternLayer? latest;

    private PatternSet(PatternLayer whole, PatternLayer? recent, PatternLayer? latest)
    {
        this.whole = whole;
        this.recent = recent is { Count: > 0 } ? recent : null;
        this.latest = latest is { Count: > 0 } ? latest : null;
        Count = whole.Count + (recent?.Count ?? 0) + (latest?.Count ?? 0);
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
        return new PatternSet(PatternLayer.Of([.. last.Keys], [.. last.Values]), null, null);
    }

    // Each change compiles half the latest on average, once in MostLatest changes half the recent, and once in MostRecent changes the
    // whole: the sum is least about here.
    private int MostRecent => FewestRecent + (2 * (int)Math.Pow(whole.Compiled, 2.0 / 3));

    private int MostLatest => (int)Math.Sqrt(MostRecent);

    /// <summary>This set with a pattern more, or another one under that id.</summary>
    public PatternSet With(int id, EventPattern pattern)
    {
        PatternSet others = Without(id);
        var ids = new List<int> { id };
        var patterns = new List<EventPattern> { pattern };
        others.latest?.CopyTo(ids, patterns);
        if (ids.Count <= others.MostLatest)
        {
            return new PatternSet(others.whole, others.recent, PatternLayer.Of([.. ids], [.. patterns]));
        }
        others.recent?.CopyTo(ids, patterns);
        if (ids.Count <= others.MostRecent)
        {
            return new PatternSet(others.whole, PatternLayer.Of([.. ids], [.. patterns]), null);
        }
        others.whole.CopyTo(ids, patterns);
        return new PatternSet(PatternLayer.Of([.. ids], [.. patterns]), null, null);
    }

    /// <summary>This set without the pattern of that id, if it has one.</summary>
    public PatternSet Without(int id)
    {
        var without = new PatternSet(whole.Without(id), recent?.Without(id), latest?.Without(id));
        return without.whole.Removed <= MostRecent ? without : without.Compacted();
    }

    /// <summary>Finds the patterns that match.</summary>
    /// <param name="matched">Receives their ids, each once, in no particular order, as many as fit.</param>
    /// <returns>How many match, even if more than fit.</returns>
    public int Match(EventBytes @event, Span<int> matched)
    {
        int count = 0;
        MatchScratch scratch = MatchScratch.Mine;
        whole.Match(@event, scratch, matched, ref count);
        recent?.Match(@event, scratch, matched, ref count);
        latest?.Match(@event, scratch, matched, ref count);
        return count;
    }

    private PatternSet Compacted()
    {
        var ids = new List<int>();
        var patterns = new List<EventPattern>();
        foreach (PatternLayer? layer in (PatternLayer?[])[whole, recent, latest])
        {
            layer?.CopyTo(ids, patterns);
        }
        return new PatternSet(PatternLayer.Of([.. ids], [.. patterns]), null, null);
    }
}
