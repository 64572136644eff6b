using System.Collections.Immutable;
using Tocsin.Json;
using Tocsin.Patterns.Language;

namespace Tocsin.Patterns.Matching;

/// <summary>Patterns in as many units as they need: one, unless more than 64 of their fields ask for more than plain strings.</summary>
/// <remarks>
/// Several units would each read the event. So patterns that name their <c>source</c> or <c>detail-type</c> are put together by these, and
/// a unit before all others, the doors, matches an event against those names alone: only the units behind doors that open read it. An event
/// for which none of 10,000 rules cares costs its first few hundred bytes. Immutable; safe for any number of readers.
/// </remarks>
internal sealed class CompiledPatterns
{
    private static readonly string[] Names = ["source", "detail-type"];
    private readonly MatchUnit[] open;
    private readonly MatchUnit[] closed;
    private readonly MatchUnit? doors;
    private readonly (int From, int To)[] behind;

    private CompiledPatterns(MatchUnit[] open, MatchUnit[] closed, MatchUnit? doors, (int From, int To)[] behind) =>
        (this.open, this.closed, this.doors, this.behind) = (open, closed, doors, behind);

    /// <summary>The unit that all patterns are in; null when there are several, or none.</summary>
    public MatchUnit? Only => doors is null && open is [var unit] ? unit : null;

    /// <param name="patterns">The ways to match of each.</param>
    public static CompiledPatterns Of(IReadOnlyList<(int Id, IReadOnlyList<FieldTests[]> Ways)> patterns)
    {
        var together = new MatchUnitParts();
        if (patterns.All(p => together.TryAdd(p.Id, p.Ways)))
        {
            return new CompiledPatterns(together.Count == 0 ? [] : [together.Build()], [], null, []);
        }
        ILookup<string, (int Id, IReadOnlyList<FieldTests[]> Ways)> byDoor = patterns.ToLookup(p => Key(Door(p.Ways)));
        var open = new Units();
        foreach ((int id, IReadOnlyList<FieldTests[]> ways) in byDoor[""])
        {
            open.Add(id, ways);
        }
        var closed = new Units();
        var doors = new MatchUnitParts();
        var behind = new List<(int From, int To)>();
        foreach (IGrouping<string, (int Id, IReadOnlyList<FieldTests[]> Ways)> group in byDoor.Where(g => g.Key.Length > 0))
        {
            int from = -1;
            foreach ((int id, IReadOnlyList<FieldTests[]> ways) in group)
            {
                int unit = closed.Add(id, ways);
                from = from < 0 ? unit : from;
            }
            // It asks for plain strings only: there is always room.
            doors.TryAdd(behind.Count, [Door(group.First().Ways)]);
            behind.Add((from, closed.Last));
        }
        return new CompiledPatterns(open.Build(), closed.Build(), doors.Count == 0 ? null : doors.Build(), [.. behind]);
    }

    /// <param name="without">Ids that are not reported, or null.</param>
    /// <param name="matched">Receives ids, as many as fit.</param>
    /// <param name="count">Grows by one for each.</param>
    public void Match(EventBytes @event, MatchScratch scratch, ImmutableHashSet<int>? without, Span<int> matched, ref int count)
    {
        foreach (MatchUnit unit in open)
        {
            unit.Match(@event, scratch, without, matched, ref count);
        }
        if (doors is null)
        {
            return;
        }
        Span<int> opened = scratch.Doors(behind.Length);
        int openedCount = 0;
        doors.Match(@event, scratch, null, opened, ref openedCount);
        scratch.BeginUnits(closed.Length);
        foreach (int door in opened[..openedCount])
        {
            for (int unit = behind[door].From; unit <= behind[door].To; unit++)
            {
                // It may be behind several doors.
                if (scratch.IsFirstVisit(unit))
                {
                    closed[unit].Match(@event, scratch, without, matched, ref count);
                }
            }
        }
    }

    /// <summary>The names that a pattern asks for, whichever of its ways matches; empty when it asks for neither.</summary>
    private static FieldTests[] Door(IReadOnlyList<FieldTests[]> ways) =>
    [
        .. Names
            .Select(name => ways.Select(w => Array.Find(w, f => f.Path == name)).ToArray())
            .Where(fields => fields.All(
                f => f is not null && f.Wanted == fields[0]!.Wanted && f.Tests.All(t => t is ValueTest.Text)))
            .Select(fields => fields[0]!),
    ];

    private static string Key(FieldTests[] door) => string.Join(',', door.Select(f => $"{f.Path}:{f.Wanted}"));

    /// <summary>Fills one unit after the other.</summary>
    private sealed class Units
    {
        private readonly List<MatchUnit> full = [];
        private MatchUnitParts last = new();

        /// <summary>The number of the unit that was added to last.</summary>
        public int Last { get; private set; }

        /// <returns>The number of the unit it is in.</returns>
        public int Add(int id, IReadOnlyList<FieldTests[]> ways)
        {
            if (!last.TryAdd(id, ways))
            {
                End();
                if (!last.TryAdd(id, ways))
                {
                    // More conditions than bits by itself.
                    full.Add(MatchUnitParts.Searched(id, ways));
                    return Last = full.Count - 1;
                }
            }
            return Last = full.Count;
        }

        public MatchUnit[] Build()
        {
            End();
            return [.. full];
        }

        private void End()
        {
            if (last.Count > 0)
            {
                full.Add(last.Build());
                last = new MatchUnitParts();
            }
        }
    }
}
