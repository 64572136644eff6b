using System.Runtime.InteropServices;
using System.Text;

namespace Tocsin.Patterns.Language;

/// <summary>The positions inside the wildcards of one field, and the most that can be taken at once.</summary>
/// <typeparam name="TNext">Where a wildcard leads when it matches.</typeparam>
/// <remarks>
/// A position is a node of a tree of bytes and stars; the quotes around the value count. Wildcards that begin alike share positions as far
/// as AWS's matcher lets them: up to and with their first star, and behind it only over characters that have no case. A wildcard that is
/// added again, for another branch of an
/// <c>$or</c>, therefore takes new positions from its first letter behind a star on, and counts twice from there.
/// </remarks>
internal sealed class WildcardPositions<TNext>
    where TNext : class
{
    private const int Star = -1;
    private const int Quote = '"';
    private const int Other = 256;
    private readonly List<Node> nodes = [new Node(Star, false)];
    private readonly Dictionary<(string Wildcard, TNext Next), int> ends = [];

    /// <param name="wildcard">What tells the match value from others; the wildcards of one anything-but list have the same.</param>
    /// <param name="candidate">Where it leads, unless it is there already.</param>
    /// <returns>Where it leads.</returns>
    public TNext Add(string wildcard, WildcardText text, TNext candidate)
    {
        int[] symbols = [.. Symbols(text)];
        int at = 0;
        bool reuse = true;
        for (int i = 0; i < symbols.Length - 1; i++)
        {
            int child = reuse ? Reusable(at, symbols, i) : -1;
            reuse = child >= 0;
            if (!reuse)
            {
                child = nodes.Count;
                nodes.Add(new Node(symbols[i], nodes[at].BehindStar || symbols[i] == Star));
                nodes[at].Children.Add(child);
            }
            at = child;
            nodes[at].Wildcards.Add(wildcard);
        }
        if (nodes[at].Ends.TryGetValue(wildcard, out TNext? next))
        {
            return next;
        }
        nodes[at].Ends[wildcard] = candidate;
        if (!ends.TryGetValue((wildcard, candidate), out int end))
        {
            ends[(wildcard, candidate)] = end = nodes.Count;
            nodes.Add(new Node(Quote, true));
            nodes[end].Wildcards.Add(wildcard);
        }
        nodes[at].Children.Add(end);
        return candidate;
    }

    /// <returns>At most <see cref="Limits.ComplexityCap"/>.</returns>
    public int MostAtOnce()
    {
        if (nodes.Count == 1)
        {
            return 0;
        }
        int[] symbols = [.. nodes.Select(n => n.Symbol).Where(s => s != Star).Distinct(), Other];
        var seen = new HashSet<string>();
        var queue = new Queue<int[]>();
        queue.Enqueue([0]);
        int most = 0;
        while (most < Limits.ComplexityCap && queue.TryDequeue(out int[]? active))
        {
            foreach (int symbol in symbols)
            {
                int[] reached = Step(active, symbol);
                if (reached.Length == 0 || !seen.Add(Key(reached)))
                {
                    continue;
                }
                if (seen.Count > Limits.ComplexityStates)
                {
                    return Limits.ComplexityCap;
                }
                most = Math.Max(most, reached.Sum(n => nodes[n].Wildcards.Count));
                queue.Enqueue(reached);
            }
        }
        return Math.Min(most, Limits.ComplexityCap);
    }

    private static IEnumerable<int> Symbols(WildcardText text)
    {
        yield return Quote;
        for (int i = 0; i < text.Pieces.Count; i++)
        {
            if (i > 0)
            {
                yield return Star;
            }
            foreach (byte b in text.Pieces[i])
            {
                yield return b;
            }
        }
        yield return Quote;
    }

    private int Reusable(int at, int[] symbols, int index)
    {
        foreach (int child in nodes[at].Children)
        {
            if (nodes[child].Symbol == symbols[index] && !ends.ContainsValue(child))
            {
                bool twoWays = nodes[at].Children.Any(c => nodes[c].Symbol == Star) || HasCase(symbols, index);
                return symbols[index] == Star || !nodes[child].BehindStar || !twoWays ? child : -1;
            }
        }
        return -1;
    }

    // Of a character of several bytes only the first is asked.
    private static bool HasCase(int[] symbols, int index)
    {
        int lead = symbols[index];
        int length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 0;
        if (length == 0)
        {
            return false;
        }
        char c = Encoding.UTF8.GetString([.. symbols.AsSpan(index, length).ToArray().Select(s => (byte)s)])[0];
        return FullCase.Lower(c) != FullCase.Upper(c);
    }

    // A star's position stays taken whatever follows, and is taken together with the position before it, for it may stand for nothing.
    private int[] Step(int[] active, int symbol)
    {
        var reached = new SortedSet<int>();
        foreach (int at in active)
        {
            if (at != 0 && nodes[at].Symbol == Star)
            {
                reached.Add(at);
            }
            foreach (int child in nodes[at].Children)
            {
                if (nodes[child].Symbol == symbol)
                {
                    reached.Add(child);
                    reached.UnionWith(nodes[child].Children.Where(c => nodes[c].Symbol == Star));
                }
            }
        }
        return [.. reached];
    }

    private static string Key(int[] positions) => MemoryMarshal.Cast<int, char>(positions).ToString();

    private sealed class Node(int symbol, bool behindStar)
    {
        public int Symbol { get; } = symbol;

        public bool BehindStar { get; } = behindStar;

        public List<int> Children { get; } = [];

        public HashSet<string> Wildcards { get; } = [];

        public Dictionary<string, TNext> Ends { get; } = [];
    }
}
