using System.Numerics;
using Tocsin.Json;

namespace Tocsin.Patterns;

/// <summary>Patterns compiled together: the tree of their paths, what is asked at each, and which conditions make which pattern match.</summary>
/// <remarks>
/// A condition is one field of one or more patterns: a path with its match values. Up to 64 conditions are bits of one word; conditions that only ask for plain
/// strings may be more, and go by number. A way to match (a pattern, or one combination of its <c>$or</c> branches) is the conditions that have to hold together.
/// Work on an event: one pass over its bytes, skipping what no path leads to; for each value at a path one walk through an automaton, or a search in a table; then
/// the ways whose rarest condition holds. Only where two fields of a way lie under one array that the event really has is <see cref="Consistency"/> asked.
/// Immutable; safe for any number of readers.
/// </remarks>
internal sealed class MatchUnit
{
    private readonly Way[] ways;
    private readonly int[] sparseNeeds;
    private readonly int[][] byBit;
    private readonly int[] byNumberStart;
    private readonly int[] byNumber;
    private readonly int[] unconditional;

    public MatchUnit(MatchUnitParts parts)
    {
        Root = parts.Root;
        Absence = parts.AllowAbsence;
        Patterns = parts.Patterns;
        Numbered = parts.Numbered;
        ways = parts.Ways;
        sparseNeeds = parts.SparseNeeds;
        byBit = parts.ByBit;
        byNumberStart = parts.ByNumberStart;
        byNumber = parts.ByNumber;
        unconditional = parts.Unconditional;
        Kills = new ulong[64];
        if (ways.Length <= 64)
        {
            AllWays = ways.Length == 64 ? ulong.MaxValue : (1UL << ways.Length) - 1;
            for (int w = 0; w < ways.Length; w++)
            {
                for (ulong bits = ways[w].Needs & ~parts.AllowAbsence; bits != 0; bits &= bits - 1)
                {
                    Kills[BitOperations.TrailingZeroCount(bits)] |= 1UL << w;
                }
            }
        }
    }

    public PathNode Root { get; }

    /// <summary>The conditions that hold as long as there is no value.</summary>
    public ulong Absence { get; }

    public (int Id, EventPattern Pattern)[] Patterns { get; }

    /// <summary>How many conditions go by number.</summary>
    public int Numbered { get; }

    /// <summary>For each bit the ways that cannot match without it; empty when there are more than 64 ways.</summary>
    public ulong[] Kills { get; }

    /// <summary>A bit for each way, or 0 when there are more than 64.</summary>
    public ulong AllWays { get; }

    /// <summary>Reports the patterns that match, by their place in <see cref="Patterns"/>, each once.</summary>
    public unsafe int Match(EventBytes @event, MatchScratch scratch, Span<int> slots)
    {
        scratch.Begin(Numbered);
        fixed (byte* bytes = @event.Padded)
        {
            var scan = new EventScan(this, scratch, @event.IsPlain);
            scan.Run(bytes, bytes + @event.Padded.Length);
            return Collect(ref scan, @event, scratch, slots);
        }
    }

    private int Collect(ref EventScan scan, EventBytes @event, MatchScratch scratch, Span<int> slots)
    {
        int count = 0;
        if (AllWays != 0)
        {
            for (ulong alive = scan.Alive; alive != 0; alive &= alive - 1)
            {
                Try(BitOperations.TrailingZeroCount(alive), ref scan, @event, scratch, slots, ref count);
            }
            return count;
        }
        for (ulong bits = scan.Seen; bits != 0; bits &= bits - 1)
        {
            foreach (int way in byBit[BitOperations.TrailingZeroCount(bits)])
            {
                Try(way, ref scan, @event, scratch, slots, ref count);
            }
        }
        foreach (int condition in scratch.Noted)
        {
            foreach (int way in byNumber.AsSpan(byNumberStart[condition]..byNumberStart[condition + 1]))
            {
                Try(way, ref scan, @event, scratch, slots, ref count);
            }
        }
        foreach (int way in unconditional)
        {
            Try(way, ref scan, @event, scratch, slots, ref count);
        }
        return count;
    }

    private void Try(int index, ref EventScan scan, EventBytes @event, MatchScratch scratch, Span<int> slots, ref int count)
    {
        ref readonly Way way = ref ways[index];
        bool doubtful = (way.Shared & scan.ArraysMet) != 0;
        ulong needs = doubtful ? way.NeedsValue : way.Needs;
        if ((scan.Seen & needs) != needs)
        {
            return;
        }
        foreach (int condition in sparseNeeds.AsSpan(way.SparseFrom, way.SparseCount))
        {
            if (!scratch.IsNoted(condition))
            {
                return;
            }
        }
        // A pattern with several ways is reported for the first that matches.
        if (way.OneOfMany && slots[..count].Contains(way.Slot))
        {
            return;
        }
        if (doubtful && !EventFields.Match(Patterns[way.Slot].Pattern, @event))
        {
            return;
        }
        slots[count++] = way.Slot;
    }

    /// <param name="Slot">The pattern.</param>
    /// <param name="Needs">The bits that have to be set.</param>
    /// <param name="NeedsValue">Those of them that a missing value cannot set.</param>
    /// <param name="Shared">The places under which, or at which, two or more of its fields lie.</param>
    /// <param name="SparseFrom">Where the numbered conditions begin that it needs besides.</param>
    /// <param name="OneOfMany">The pattern has other ways too.</param>
    internal readonly record struct Way(int Slot, ulong Needs, ulong NeedsValue, ulong Shared, int SparseFrom, int SparseCount, bool OneOfMany);
}
