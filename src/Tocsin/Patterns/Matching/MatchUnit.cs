using System.Numerics;
using Tocsin.Json;

namespace Tocsin.Patterns.Matching;

/// <summary>Patterns compiled together: the tree of their paths, what is asked at each, and which conditions make which pattern match.</summary>
/// <remarks>
/// A condition is one field of one or more patterns: a path with its match values. Up to 64 conditions are bits of one word; conditions that only ask for plain
/// strings may be more, and go by number. A way to match (a pattern, or one combination of its <c>$or</c> branches) is the conditions that have to hold together.
/// Work on an event: one pass over its bytes, skipping what no path leads to; for each value at a path one walk through an automaton, or a search in a table; then
/// the ways whose rarest condition holds. Up to 64 ways are bits too: each walk ends with the ways that are dead now. Only where two fields of a way lie under one array
/// that the event really has, the event is read once more for <see cref="ElementSearch"/>.
/// Immutable; safe for any number of readers.
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

    /// <summary>Reports the patterns that match, by their place in <see cref="Ids"/>, each once.</summary>
    public unsafe int Match(EventBytes @event, MatchScratch scratch, Span<int> slots)
    {
        fixed (byte* bytes = @event.Padded)
        {
            byte* end = bytes + @event.Padded.Length;
            int count = 0;
            if (isSearched)
            {
                scratch.Leaves.Take(this, scratch, bytes, end, @event.IsPlain);
                for (int way = 0; way < ways.Length; way++)
                {
                    if (scratch.Search.Finds(fields[way]))
                    {
                        Report(ways[way], slots, ref count);
                    }
                }
                return count;
            }
            scratch.Begin(Numbered);
            var scan = new EventScan<NoLeaves>(this, scratch, @event.IsPlain, default);
            scan.Run(bytes, end);
            if (scan.Alive == 0)
            {
                return 0;
            }
            bool doubtful = (scan.ArraysMet & allShared) != 0;
            if (doubtful)
            {
                scratch.Leaves.Take(this, scratch, bytes, end, @event.IsPlain);
            }
            if (fewWays)
            {
                CollectAlive(ref scan, doubtful, scratch, slots, ref count);
            }
            else
            {
                Collect(ref scan, scratch, slots, ref count);
            }
            return count;
        }
    }

    /// <summary>For each way of a unit that is searched whether it matches.</summary>
    public unsafe bool[] MatchEach(EventBytes @event)
    {
        MatchScratch scratch = MatchScratch.Mine;
        fixed (byte* bytes = @event.Padded)
        {
            scratch.Leaves.Take(this, scratch, bytes, bytes + @event.Padded.Length, @event.IsPlain);
            return [.. fields.Select(f => scratch.Search.Finds(f))];
        }
    }

    private void CollectAlive(ref EventScan<NoLeaves> scan, bool doubtful, MatchScratch scratch, Span<int> slots, ref int count)
    {
        ulong alive = scan.Alive;
        ulong inDoubt = doubtful ? InDoubt(scan.ArraysMet) : 0;
        for (ulong missed = allBits & ~scan.Seen & ~scan.Judged; missed != 0; missed &= missed - 1)
        {
            // Where there are several elements, a value may be missing in one that is there in another.
            ulong spared = (missed & (0 - missed) & Absence) != 0 ? inDoubt : 0;
            alive &= ~kills[BitOperations.TrailingZeroCount(missed)] | spared;
        }
        for (; alive != 0; alive &= alive - 1)
        {
            int way = BitOperations.TrailingZeroCount(alive);
            if (HoldsNumbered(ways[way], scratch) && ((alive & (0 - alive) & inDoubt) == 0 || scratch.Search.Finds(fields[way])))
            {
                Report(ways[way], slots, ref count);
            }
        }
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

    private void Collect(ref EventScan<NoLeaves> scan, MatchScratch scratch, Span<int> slots, ref int count)
    {
        for (ulong bits = scan.Seen; bits != 0; bits &= bits - 1)
        {
            foreach (int way in byBit[BitOperations.TrailingZeroCount(bits)])
            {
                Try(way, ref scan, scratch, slots, ref count);
            }
        }
        foreach (int condition in scratch.Noted)
        {
            foreach (int way in byNumber.AsSpan(byNumberStart[condition]..byNumberStart[condition + 1]))
            {
                Try(way, ref scan, scratch, slots, ref count);
            }
        }
        foreach (int way in unconditional)
        {
            Try(way, ref scan, scratch, slots, ref count);
        }
    }

    private void Try(int index, ref EventScan<NoLeaves> scan, MatchScratch scratch, Span<int> slots, ref int count)
    {
        ref readonly Way way = ref ways[index];
        bool doubtful = (way.Shared & scan.ArraysMet) != 0;
        ulong needs = doubtful ? way.NeedsValue : way.Needs;
        if ((scan.Seen & needs) == needs && HoldsNumbered(way, scratch) && (!doubtful || scratch.Search.Finds(fields[index])))
        {
            Report(way, slots, ref count);
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

    // A pattern with several ways is reported for the first that matches.
    private static void Report(in Way way, Span<int> slots, ref int count)
    {
        if (!way.OneOfMany || !slots[..count].Contains(way.Slot))
        {
            slots[count++] = way.Slot;
        }
    }

    /// <param name="Slot">The pattern.</param>
    /// <param name="Needs">The bits that have to be set.</param>
    /// <param name="NeedsValue">Those of them that a missing value cannot set.</param>
    /// <param name="Shared">The places under which, or at which, two or more of its fields lie.</param>
    /// <param name="SparseFrom">Where the numbered conditions begin that it needs besides.</param>
    /// <param name="OneOfMany">The pattern has other ways too.</param>
    internal readonly record struct Way(int Slot, ulong Needs, ulong NeedsValue, ulong Shared, int SparseFrom, int SparseCount, bool OneOfMany);
}
