using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Tocsin.Json;

namespace Tocsin.Patterns.Matching;

/// <summary>
/// Patterns compiled together: the tree of their paths, what is asked at each, and which conditions make which pattern match.
/// </summary>
/// <remarks>
/// A condition is one field of one or more patterns: a path with its match values. Up to 64 conditions are bits of one word; conditions
/// that only ask for plain strings may be more, and go by number. A way to match (a pattern, or one combination of its <c>$or</c> branches)
/// is the conditions that have to hold together. Work on an event: one pass over its bytes, skipping what no path leads to; for each value
/// at a path one walk through an automaton, or a search in a table; then the ways whose rarest condition holds. Up to 64 ways are bits too:
/// each walk ends with the ways that are dead now. Only where two fields of a way lie under one array that the event really has, the event
/// is read once more for <see cref="ElementSearch"/>. Immutable; safe for any number of readers.
/// </remarks>
internal sealed class MatchUnit
{
    private const int FewNodes = 6;

    private readonly Way[] ways;
    private readonly int[] sparseNeeds;
    private readonly int[][] byBit;
    private readonly int[] byNumberStart;
    private readonly int[] byNumber;
    private readonly int[] unconditional;
    private readonly WayField[]?[] fields;
    private readonly ulong[] kills;
    private readonly ulong allBits;
    private readonly ulong allShared;
    private readonly bool isSearched;
    private readonly bool fewWays;
    private readonly bool hasOneOfMany;

    // The bits of the ways that are alive tell the patterns that match.
    private readonly bool isSimple;
    private readonly int[] idOfWay;

    public MatchUnit(MatchUnitParts parts)
    {
        Root = parts.Root;
        Nodes = parts.Nodes;
        Absence = parts.AllowAbsence;
        Ids = parts.Ids;
        Numbered = parts.Numbered;
        ways = parts.Ways;
        sparseNeeds = parts.SparseNeeds;
        byBit = parts.ByBit;
        byNumberStart = parts.ByNumberStart;
        byNumber = parts.ByNumber;
        unconditional = parts.Unconditional;
        fields = parts.Fields;
        kills = parts.Kills;
        isSearched = parts.IsSearched;
        fewWays = ways.Length <= 64;
        hasOneOfMany = ways.Any(w => w.OneOfMany);
        isSimple = fewWays && Numbered == 0 && !hasOneOfMany;
        idOfWay = isSimple ? [.. ways.Select(w => Ids[w.Slot])] : [];
        AllWays = ways.Length >= 64 ? ulong.MaxValue : (1UL << ways.Length) - 1;
        foreach (Way way in ways)
        {
            allBits |= way.Needs;
            allShared |= way.Shared;
        }
    }

    public PathNode Root { get; }

    /// <summary>Few fields of an event are read, so that it is read faster than it comes from memory.</summary>
    public bool ReadsLittle => Nodes <= FewNodes;

    /// <summary>How many places the tree of paths has.</summary>
    public int Nodes { get; }

    /// <summary>The conditions that hold as long as there is no value.</summary>
    public ulong Absence { get; }

    /// <summary>The ids of its patterns.</summary>
    public int[] Ids { get; }

    /// <summary>How many conditions go by number.</summary>
    public int Numbered { get; }

    /// <summary>A bit for each way; all bits when there are more than 64.</summary>
    public ulong AllWays { get; }

    /// <summary>Adds the ids of the patterns that match, each once.</summary>
    /// <param name="without">Ids that are not reported, or null.</param>
    /// <param name="matched">Receives ids, as many as fit.</param>
    /// <param name="count">Grows by one for each.</param>
    public unsafe void Match(EventBytes @event, MatchScratch scratch, ImmutableHashSet<int>? without, Span<int> matched, ref int count)
    {
        fixed (byte* text = &@event.First)
        {
            Match(PinnedEvent.Of(@event, text), scratch, without, matched, ref count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Match(in PinnedEvent @event, MatchScratch scratch, ImmutableHashSet<int>? without, Span<int> matched, ref int count)
    {
        var report = new Report(without, matched, count);
        if (hasOneOfMany)
        {
            scratch.BeginReports(Ids.Length);
        }
        if (isSearched)
        {
            Search(@event, scratch, ref report);
        }
        else
        {
            scratch.Begin(Numbered);
            Scanned scanned = allShared != 0 && scratch.IsInDoubt(this)
                ? ScanWithLeaves(@event, scratch)
                : Scan(@event, scratch, default(NoLeaves));
            if (scanned.Alive != 0)
            {
                Collect(scanned, @event, scratch, ref report);
            }
        }
        count = report.Count;
    }

    private void Search(in PinnedEvent @event, MatchScratch scratch, ref Report report)
    {
        scratch.Leaves.Take(this, scratch, @event);
        for (int way = 0; way < ways.Length; way++)
        {
            if (scratch.Search.Finds(fields[way]))
            {
                Add(ways[way], scratch, ref report);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe Scanned Scan<TLeaves>(in PinnedEvent @event, MatchScratch scratch, TLeaves leaves)
        where TLeaves : struct, ILeafSink
    {
        if (TLeaves.WantsEach)
        {
            scratch.Leaves.Begin(@event.Text);
        }
        var scan = new EventScan<TLeaves>(this, scratch, @event, leaves);
        scan.Run();
        return new Scanned(scan.Seen, scan.Judged, scan.Alive, scan.ArraysMet, TLeaves.WantsEach);
    }

    // A method of its own, so that the usual scan's frame is small: it is cleared each time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Scanned ScanWithLeaves(in PinnedEvent @event, MatchScratch scratch) => Scan(@event, scratch, new LiveLeaves(scratch.Leaves));

    private void Collect(in Scanned scanned, in PinnedEvent @event, MatchScratch scratch, ref Report report)
    {
        bool doubtful = (scanned.ArraysMet & allShared) != 0;
        if (doubtful && scanned.HasLeaves)
        {
            scratch.Leaves.End(this);
        }
        else if (doubtful)
        {
            scratch.Leaves.Take(this, scratch, @event);
        }
        if (allShared != 0)
        {
            scratch.SetInDoubt(doubtful ? this : null);
        }
        if (!fewWays)
        {
            CollectByCondition(scanned, scratch, ref report);
        }
        else if (doubtful || !isSimple)
        {
            CollectAlive(scanned, doubtful, scratch, ref report);
        }
        else
        {
            for (ulong alive = StillAlive(scanned, 0); alive != 0; alive &= alive - 1)
            {
                report.Add(idOfWay[BitOperations.TrailingZeroCount(alive)]);
            }
        }
    }

    /// <summary>For each way of a unit that is searched whether it matches.</summary>
    public unsafe bool[] MatchEach(EventBytes @event)
    {
        MatchScratch scratch = MatchScratch.Mine;
        fixed (byte* text = &@event.First)
        {
            scratch.Leaves.Take(this, scratch, PinnedEvent.Of(@event, text));
            return [.. fields.Select(f => scratch.Search.Finds(f))];
        }
    }

    private void CollectAlive(in Scanned scanned, bool doubtful, MatchScratch scratch, ref Report report)
    {
        ulong inDoubt = doubtful ? InDoubt(scanned.ArraysMet) : 0;
        for (ulong alive = StillAlive(scanned, inDoubt); alive != 0; alive &= alive - 1)
        {
            int way = BitOperations.TrailingZeroCount(alive);
            if (HoldsNumbered(ways[way], scratch) && ((alive & (0 - alive) & inDoubt) == 0 || scratch.Search.Finds(fields[way])))
            {
                Add(ways[way], scratch, ref report);
            }
        }
    }

    private ulong StillAlive(in Scanned scanned, ulong inDoubt)
    {
        ulong alive = scanned.Alive;
        for (ulong missed = allBits & ~scanned.Seen & ~scanned.Judged; missed != 0; missed &= missed - 1)
        {
            // Where there are several elements, a value may be missing in one that is there in another.
            ulong spared = (missed & (0 - missed) & Absence) != 0 ? inDoubt : 0;
            alive &= ~kills[BitOperations.TrailingZeroCount(missed)] | spared;
        }
        return alive;
    }

    private ulong InDoubt(ulong arrays)
    {
        ulong inDoubt = 0;
        for (int way = 0; way < ways.Length; way++)
        {
            inDoubt |= (ways[way].Shared & arrays) != 0 ? 1UL << way : 0;
        }
        return inDoubt;
    }

    private void CollectByCondition(in Scanned scanned, MatchScratch scratch, ref Report report)
    {
        for (ulong bits = scanned.Seen; bits != 0; bits &= bits - 1)
        {
            foreach (int way in byBit[BitOperations.TrailingZeroCount(bits)])
            {
                Try(way, scanned, scratch, ref report);
            }
        }
        foreach (int condition in scratch.Noted)
        {
            foreach (int way in byNumber.AsSpan(byNumberStart[condition]..byNumberStart[condition + 1]))
            {
                Try(way, scanned, scratch, ref report);
            }
        }
        foreach (int way in unconditional)
        {
            Try(way, scanned, scratch, ref report);
        }
    }

    private void Try(int index, in Scanned scanned, MatchScratch scratch, ref Report report)
    {
        ref readonly Way way = ref ways[index];
        bool doubtful = (way.Shared & scanned.ArraysMet) != 0;
        ulong needs = doubtful ? way.NeedsValue : way.Needs;
        if ((scanned.Seen & needs) == needs && HoldsNumbered(way, scratch) && (!doubtful || scratch.Search.Finds(fields[index])))
        {
            Add(way, scratch, ref report);
        }
    }

    // A pattern with several ways is reported for the first that matches.
    private void Add(in Way way, MatchScratch scratch, ref Report report)
    {
        if (!way.OneOfMany || scratch.IsFirstReport(way.Slot))
        {
            report.Add(Ids[way.Slot]);
        }
    }

    private bool HoldsNumbered(in Way way, MatchScratch scratch)
    {
        foreach (int condition in sparseNeeds.AsSpan(way.SparseFrom, way.SparseCount))
        {
            if (!scratch.IsNoted(condition))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>What a scan found out: see the members of <see cref="EventScan{TLeaves}"/>.</summary>
    private readonly record struct Scanned(ulong Seen, ulong Judged, ulong Alive, ulong ArraysMet, bool HasLeaves);

    /// <param name="Slot">The pattern.</param>
    /// <param name="Needs">The bits that have to be set.</param>
    /// <param name="NeedsValue">Those of them that a missing value cannot set.</param>
    /// <param name="Shared">The places under which, or at which, two or more of its fields lie.</param>
    /// <param name="SparseFrom">Where the numbered conditions begin that it needs besides.</param>
    /// <param name="OneOfMany">The pattern has other ways too.</param>
    internal readonly record struct Way(
        int Slot, ulong Needs, ulong NeedsValue, ulong Shared, int SparseFrom, int SparseCount, bool OneOfMany);
}
