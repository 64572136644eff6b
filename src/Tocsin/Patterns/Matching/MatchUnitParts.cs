using System.Numerics;
using Tocsin.Patterns.Language;

namespace Tocsin.Patterns.Matching;

/// <summary>Takes patterns apart for a <see cref="MatchUnit"/>.</summary>
/// <param name="isSearched">Makes a unit without bits, which searches an event's values way by way.</param>
internal sealed class MatchUnitParts(bool isSearched = false)
{
    private const int Bits = 64;
    private readonly ulong[] kills = new ulong[Bits];
    private readonly Dictionary<FieldTests, Condition> conditions = new(new AskAlike());
    private readonly List<(int Id, Condition[][] Ways)> taken = [];

    // The conditions that the pattern added last was the first to have.
    private readonly List<FieldTests> added = [];
    private int nodes;
    private int textual;

    public PathNode Root { get; private set; } = null!;

    /// <summary>How many places the tree of paths has.</summary>
    public int Nodes => nodes;

    public bool IsSearched => isSearched;

    /// <summary>For each bit the ways that cannot match without it; empty when there are more than 64 ways.</summary>
    public ulong[] Kills => kills;

    /// <summary>The conditions that may hold without a value, among others.</summary>
    public ulong AllowAbsence { get; private set; }

    public int[] Ids { get; private set; } = [];

    public int Numbered { get; private set; }

    public MatchUnit.Way[] Ways { get; private set; } = [];

    public int[] SparseNeeds { get; private set; } = [];

    public int[][] ByBit { get; private set; } = [];

    public int[] ByNumberStart { get; private set; } = [];

    public int[] ByNumber { get; private set; } = [];

    public int[] Unconditional { get; private set; } = [];

    /// <summary>For each way what a search needs, null where none can be necessary; empty when none can for any.</summary>
    public WayField[]?[] Fields { get; private set; } = [];

    /// <summary>How many patterns were added.</summary>
    public int Count => taken.Count;

    /// <summary>A unit that searches the values for one pattern, however many conditions it has.</summary>
    public static MatchUnit Searched(int id, IReadOnlyList<FieldTests[]> ways)
    {
        var parts = new MatchUnitParts(isSearched: true);
        parts.TryAdd(id, ways);
        return parts.Build();
    }

    /// <summary>Adds a pattern if there is room for its conditions.</summary>
    /// <param name="alternatives">Its ways to match.</param>
    public bool TryAdd(int id, IReadOnlyList<FieldTests[]> alternatives)
    {
        added.Clear();
        var ways = new Condition[alternatives.Count][];
        for (int w = 0; w < ways.Length; w++)
        {
            ways[w] = Array.ConvertAll(alternatives[w], Get);
        }
        if (conditions.Count - textual > Bits && !isSearched)
        {
            foreach (FieldTests key in added)
            {
                textual -= conditions[key].IsTexts ? 1 : 0;
                conditions.Remove(key);
            }
            return false;
        }
        Array.ForEach(ways, w => Array.ForEach(w, c => c.Uses++));
        taken.Add((id, ways));
        return true;
    }

    public MatchUnit Build()
    {
        if (!isSearched)
        {
            Number();
            FindKills();
        }
        Ids = [.. taken.Select(t => t.Id)];
        BuildTree();
        BuildWays();
        return new MatchUnit(this);
    }

    private Condition Get(FieldTests field)
    {
        if (!conditions.TryGetValue(field, out Condition? condition))
        {
            conditions[field] = condition = new Condition(field);
            textual += condition.IsTexts ? 1 : 0;
            added.Add(field);
        }
        return condition;
    }

    // Bits go to the conditions that need one, then to those that are used most: what many patterns share must not be what finds them.
    private void Number()
    {
        int bit = 0;
        bool all = conditions.Count <= Bits;
        foreach (Condition condition in conditions.Values.Where(c => all || !c.IsTexts))
        {
            condition.Bit = 1UL << bit++;
        }
        Condition[] shared = [.. conditions.Values.Where(c => c.Bit == 0 && c.Uses > 1)];
        foreach (Condition condition in shared.OrderByDescending(c => c.Uses).Take(Bits - bit))
        {
            condition.Bit = 1UL << bit++;
        }
        foreach (Condition condition in conditions.Values.Where(c => c.Bit == 0))
        {
            condition.Number = Numbered++;
        }
        foreach (Condition condition in conditions.Values)
        {
            AllowAbsence |= condition.Field.AllowsAbsence ? condition.Bit : 0;
        }
    }

    private void FindKills()
    {
        Condition[][] ways = [.. taken.SelectMany(t => t.Ways)];
        for (int w = 0; w < ways.Length && ways.Length <= Bits; w++)
        {
            foreach (Condition condition in ways[w].Where(c => c.Bit != 0))
            {
                kills[BitOperations.TrailingZeroCount(condition.Bit)] |= 1UL << w;
            }
        }
    }

    private void BuildTree()
    {
        Root = NewNode();
        foreach (IGrouping<string, Condition> group in conditions.Values.GroupBy(c => c.Field.Path))
        {
            PathNode node = Root;
            foreach (string segment in group.Key.Split('.'))
            {
                node = node.GetOrAdd(segment, NewNode);
            }
            node.Field = new FieldMatcher(
                [.. group.Where(c => c.Bit != 0).Select(c => (c.Field, c.Bit))],
                [.. group.Where(c => c.Number >= 0).Select(c => (c.Field, c.Number))],
                kills);
        }
        Root.Freeze();
    }

    private PathNode NewNode() => new() { Index = nodes++ };

    private void BuildWays()
    {
        var ways = new List<MatchUnit.Way>();
        var sparse = new List<int>();
        var byBit = Enumerable.Range(0, Bits).Select(_ => new List<int>()).ToArray();
        var byNumber = new List<(int Condition, int Way)>();
        var unconditional = new List<int>();
        for (int slot = 0; slot < taken.Count; slot++)
        {
            foreach (Condition[] needed in taken[slot].Ways)
            {
                int from = sparse.Count;
                ulong needs = 0;
                Condition? rarest = null;
                foreach (Condition condition in needed)
                {
                    needs |= condition.Bit;
                    if (condition.Number >= 0)
                    {
                        sparse.Add(condition.Number);
                    }
                    if (!condition.Field.AllowsAbsence && (rarest is null || condition.Uses < rarest.Uses))
                    {
                        rarest = condition;
                    }
                }
                if (rarest is null || isSearched)
                {
                    unconditional.Add(ways.Count);
                }
                else if (rarest.Bit != 0)
                {
                    byBit[BitOperations.TrailingZeroCount(rarest.Bit)].Add(ways.Count);
                }
                else
                {
                    byNumber.Add((rarest.Number, ways.Count));
                }
                ulong shared = Shared(needed);
                if (shared != 0 || isSearched)
                {
                    Fields = Fields.Length > 0 ? Fields : new WayField[]?[taken.Sum(t => t.Ways.Length)];
                    Fields[ways.Count] = [.. needed.Select(FieldOf)];
                }
                ways.Add(new MatchUnit.Way(
                    slot, needs, needs & ~AllowAbsence, shared, from, sparse.Count - from, taken[slot].Ways.Length > 1));
            }
        }
        Ways = [.. ways];
        SparseNeeds = [.. sparse];
        ByBit = [.. byBit.Select(b => b.ToArray())];
        Unconditional = [.. unconditional];
        ByNumberStart = new int[Numbered + 1];
        foreach ((int condition, _) in byNumber)
        {
            ByNumberStart[condition + 1]++;
        }
        for (int i = 0; i < Numbered; i++)
        {
            ByNumberStart[i + 1] += ByNumberStart[i];
        }
        int[] fill = ByNumberStart[..^1];
        ByNumber = new int[byNumber.Count];
        foreach ((int condition, int way) in byNumber)
        {
            ByNumber[fill[condition]++] = way;
        }
    }

    private ulong Shared(Condition[] needed)
    {
        if (needed.Length < 2)
        {
            return 0;
        }
        ulong once = 0, twice = 0;
        foreach (Condition condition in needed)
        {
            ulong places = FieldOf(condition).Places;
            twice |= once & places;
            once |= places;
        }
        return twice;
    }

    private WayField FieldOf(Condition condition)
    {
        PathNode node = Root;
        ulong places = 0;
        foreach (string segment in condition.Field.Path.Split('.'))
        {
            node = node.GetOrAdd(segment, NewNode);
            places |= node.Bit;
        }
        return new WayField(node.Index, places, condition.Bit, condition.Field);
    }

    /// <summary>Fields of several patterns that ask for the same at the same path are one condition.</summary>
    private sealed class AskAlike : IEqualityComparer<FieldTests>
    {
        public bool Equals(FieldTests? x, FieldTests? y) => x!.Path == y!.Path && x.WantedText.SequenceEqual(y.WantedText);

        public int GetHashCode(FieldTests field) => string.GetHashCode(field.WantedText);
    }

    private sealed class Condition(FieldTests field)
    {
        public FieldTests Field { get; } = field;

        /// <summary>It asks for plain strings only, and so can do without a bit.</summary>
        public bool IsTexts { get; } = field.Tests.All(t => t is ValueTest.Text);

        public int Uses { get; set; }

        public ulong Bit { get; set; }

        public int Number { get; set; } = -1;
    }
}
