using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tocsin.Patterns.Language;

namespace Tocsin.Patterns.Matching;

/// <summary>All tests of strings at one path as one automaton over bytes: a value costs one walk, however many tests there are.</summary>
/// <remarks>
/// A state is the set of places inside the tests that the bytes so far can have led to; each state knows which conditions hold if the value
/// ends there, "anything but" included. States that nothing can change any more end the walk early. Sets of suffixes and wildcards can have
/// very many states: <see cref="Build"/> gives up beyond <see cref="Limits.MachineStates"/>, and the tests are then asked one by one, in
/// time (tests) x (length of the value).
/// </remarks>
internal sealed class StringMachine
{
    private const int LongestHead = 64;
    private readonly byte[] classes;
    private readonly ushort[] next;
    private readonly Outcome[] outcomes;
    private readonly int firstSettled;
    private readonly int start;
    private readonly int shift;

    // How all strings begin that any test is about, eight bytes a word, and the state behind each word.
    private readonly ulong[] head;
    private readonly int[] behindHead;

    /// <param name="next">For each state and class of bytes the next state; a state's row is as long as a power of two.</param>
    /// <param name="firstSettled">From this state on, none is left again.</param>
    private StringMachine(byte[] classes, int shift, ushort[] next, Outcome[] outcomes, int start, int firstSettled)
    {
        (this.classes, this.shift, this.next, this.outcomes, this.start, this.firstSettled) =
            (classes, shift, next, outcomes, start, firstSettled);
        (head, behindHead) = Head();
    }

    /// <summary>What a string makes of the conditions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe ref readonly Outcome Run(byte* text, int length) => ref Run(text, text + length, start);

    /// <summary>The same for a string that is long, and so most likely an ARN that begins as all ARNs asked for do.</summary>
    public unsafe ref readonly Outcome RunLong(byte* text, int length)
    {
        byte* end = text + length;
        int words = 0;
        for (; words < head.Length && text + sizeof(ulong) <= end && Unsafe.ReadUnaligned<ulong>(text) == head[words]; words++)
        {
            text += sizeof(ulong);
        }
        return ref Run(text, end, behindHead[words]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe ref readonly Outcome Run(byte* text, byte* end, int state)
    {
        int last = firstSettled, row = shift;
        ref byte classOf = ref MemoryMarshal.GetArrayDataReference(classes);
        ref ushort table = ref MemoryMarshal.GetArrayDataReference(next);

        // Four bytes at once: a settled state leads to itself, so it need not be asked for after each.
        for (byte* until = end - 3; text < until && state < last; text += 4)
        {
            state = Step(ref table, ref classOf, state, row, text[0]);
            state = Step(ref table, ref classOf, state, row, text[1]);
            state = Step(ref table, ref classOf, state, row, text[2]);
            state = Step(ref table, ref classOf, state, row, text[3]);
        }
        for (; text < end && state < last; text++)
        {
            state = Step(ref table, ref classOf, state, row, *text);
        }
        return ref outcomes[state];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref ushort table, ref byte classOf, int state, int row, byte b) =>
        Unsafe.Add(ref table, (nint)(uint)((state << row) + Unsafe.Add(ref classOf, (nint)(uint)b)));

    // As long as one byte alone leads to where anything is undecided.
    private (ulong[] Words, int[] States) Head()
    {
        var bytes = new List<byte>();
        var states = new List<int> { start };
        for (int state = start; state < firstSettled;)
        {
            byte[] ways = [.. Enumerable.Range(0, 256).Where(b => next[(state << shift) + classes[b]] < firstSettled).Select(b => (byte)b)];
            if (ways.Length != 1 || bytes.Count == LongestHead)
            {
                break;
            }
            bytes.Add(ways[0]);
            state = next[(state << shift) + classes[ways[0]]];
            if (bytes.Count % sizeof(ulong) == 0)
            {
                states.Add(state);
            }
        }
        return ([.. MemoryMarshal.Cast<byte, ulong>(bytes.ToArray())], [.. states]);
    }

    /// <param name="tests">Tests of strings, each with the condition it belongs to; a condition holds if one of its tests does.</param>
    /// <param name="outcome">What it means that conditions hold.</param>
    /// <returns>Null when the automaton would be too large.</returns>
    public static StringMachine? Build(IReadOnlyList<(ValueTest Test, ulong Condition)> tests, Func<ulong, Outcome> outcome)
    {
        var nfa = new Nfa();
        foreach ((ValueTest test, ulong condition) in tests)
        {
            nfa.Add(test, condition);
        }
        return nfa.Determinize(outcome);
    }

    private sealed class Nfa
    {
        private readonly List<Node> nodes = [];
        private readonly List<int> starts = [];
        private readonly List<ulong> negations = [];

        public void Add(ValueTest test, ulong condition)
        {
            if (test is ValueTest.AnythingBut but)
            {
                negations.Add(condition);
                foreach (ValueTest excluded in but.Excluded)
                {
                    AddText(excluded, 0, negations.Count - 1);
                }
                return;
            }
            AddText(test, condition, -1);
        }

        public StringMachine? Determinize(Func<ulong, Outcome> outcome)
        {
            bool[] used = new bool[256];
            foreach (Node node in nodes)
            {
                foreach ((byte b, _) in node.Edges)
                {
                    used[b] = true;
                }
            }
            byte[] classes = new byte[256];
            List<int> representatives = [-1];
            for (int b = 0; b < 256; b++)
            {
                if (used[b])
                {
                    classes[b] = (byte)representatives.Count;
                    representatives.Add(b);
                }
            }
            if (representatives.Count > 255)
            {
                return null;
            }
            return Explore(classes, representatives, outcome);
        }

        private StringMachine? Explore(byte[] classes, List<int> representatives, Func<ulong, Outcome> outcome)
        {
            int width = representatives.Count;
            var ids = new Dictionary<string, int>();
            var sets = new List<int[]>();
            var table = new List<ushort>();
            int Id(SortedSet<int> set)
            {
                string key = string.Join(',', set);
                if (!ids.TryGetValue(key, out int id))
                {
                    ids[key] = id = sets.Count;
                    sets.Add([.. set]);
                }
                return id;
            }
            Id([.. starts]);
            for (int state = 0; state < sets.Count; state++)
            {
                foreach (int representative in representatives)
                {
                    table.Add((ushort)Id(Step(sets[state], representative)));
                }
                if (sets.Count > Limits.MachineStates)
                {
                    return null;
                }
            }
            return Arrange(classes, width, table, [.. sets.Select(s => outcome(Holds(s)))]);
        }

        // Settled states get the highest numbers.
        private static StringMachine Arrange(byte[] classes, int width, List<ushort> table, Outcome[] outcomes)
        {
            int count = outcomes.Length;
            bool[] settled = [.. Enumerable.Range(0, count).Select(s => Enumerable.Range(0, width).All(c => table[(s * width) + c] == s))];
            int[] order = [.. Enumerable.Range(0, count).OrderBy(s => settled[s])];
            int[] place = new int[count];
            foreach ((int at, int state) in order.Index())
            {
                place[state] = at;
            }
            int shift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)width));
            ushort[] next = new ushort[count << shift];
            for (int s = 0; s < count; s++)
            {
                for (int c = 0; c < width; c++)
                {
                    next[(place[s] << shift) + c] = (ushort)place[table[(s * width) + c]];
                }
            }
            return new StringMachine(classes, shift, next, [.. order.Select(s => outcomes[s])], place[0], settled.Count(s => !s));
        }

        private SortedSet<int> Step(int[] set, int symbol)
        {
            var reached = new SortedSet<int>();
            foreach (int at in set)
            {
                if (nodes[at].Loops)
                {
                    reached.Add(at);
                }
                foreach ((byte b, int to) in nodes[at].Edges)
                {
                    if (b == symbol)
                    {
                        reached.Add(to);
                    }
                }
            }
            return reached;
        }

        private ulong Holds(int[] set)
        {
            ulong holds = 0;
            var excluded = new HashSet<int>();
            foreach (int at in set)
            {
                holds |= nodes[at].Condition;
                excluded.Add(nodes[at].Negation);
            }
            for (int i = 0; i < negations.Count; i++)
            {
                holds |= excluded.Contains(i) ? 0 : negations[i];
            }
            return holds;
        }

        private void AddText(ValueTest test, ulong condition, int negation)
        {
            int start = NewNode(loops: test is ValueTest.Suffix or ValueTest.SuffixIgnoreCase);
            starts.Add(start);
            int end = test switch
            {
                ValueTest.Text t => Chain(start, t.Bytes),
                ValueTest.Prefix p => Loop(Chain(start, p.Bytes)),
                ValueTest.Suffix s => Chain(start, s.Bytes),
                ValueTest.EqualsIgnoreCase e => Chain(start, e.Folded),
                ValueTest.PrefixIgnoreCase p => Loop(Chain(start, p.Folded)),
                ValueTest.SuffixIgnoreCase s => Chain(start, s.Folded),
                ValueTest.Wildcard w => Chain(start, w.Pieces),
                _ => -1,
            };
            if (end < 0)
            {
                // No test of strings: a number or range never holds for one.
                starts.Remove(start);
                return;
            }
            nodes[end].Condition = condition;
            nodes[end].Negation = negation;
        }

        private int Chain(int from, byte[] bytes) => bytes.Aggregate(from, (at, b) => Edge(at, b, NewNode()));

        private int Chain(int from, FoldedText folded) => folded.Units.Aggregate(from, (at, unit) =>
        {
            int to = NewNode();
            Path(at, unit.Lower, to);
            if (!unit.Upper.AsSpan().SequenceEqual(unit.Lower))
            {
                Path(at, unit.Upper, to);
            }
            return to;
        });

        private int Chain(int from, WildcardText wildcard)
        {
            int at = Chain(from, wildcard.Pieces[0]);
            foreach (byte[] piece in wildcard.Pieces.Skip(1))
            {
                at = Chain(Loop(at), piece);
            }
            return at;
        }

        private void Path(int from, byte[] bytes, int to)
        {
            for (int i = 0; i < bytes.Length - 1; i++)
            {
                from = Edge(from, bytes[i], NewNode());
            }
            Edge(from, bytes[^1], to);
        }

        private int Edge(int from, byte b, int to)
        {
            nodes[from].Edges.Add((b, to));
            return to;
        }

        private int Loop(int at)
        {
            nodes[at].Loops = true;
            return at;
        }

        private int NewNode(bool loops = false)
        {
            nodes.Add(new Node { Loops = loops });
            return nodes.Count - 1;
        }
    }

    private sealed class Node
    {
        public List<(byte Byte, int To)> Edges { get; } = [];

        public bool Loops { get; set; }

        public ulong Condition { get; set; }

        public int Negation { get; set; } = -1;
    }
}
