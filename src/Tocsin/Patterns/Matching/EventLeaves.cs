using System.Numerics;
using Tocsin.Patterns.Bytes;
using Tocsin.Patterns.Language;

namespace Tocsin.Patterns.Matching;

/// <summary>
/// The values that an event has at the paths of a unit, and the elements of arrays they are in: what a second pass takes down for
/// <see cref="ElementSearch"/>.
/// </summary>
/// <remarks>
/// Arrays are looked through, at any depth. A value remembers the innermost element around it, an element the array it is of, an array the
/// element it is in; only objects and arrays are elements in this sense. All are numbered in the order of the event's text, and so those
/// inside one of them are one run of numbers. One for each thread; its room is kept from event to event, so that taking down allocates
/// nothing once it has grown.
/// </remarks>
internal sealed unsafe class EventLeaves
{
    /// <summary>Instead of an element: the value is in no array's element.</summary>
    public const int NoElement = -1;

    private Leaf[] leaves = new Leaf[64];
    private Element[] elements = new Element[16];
    private ArrayMet[] arrays = new ArrayMet[16];
    private int[] byNode = new int[64];
    private int[] nodeStart = new int[16];
    private int leafCount;
    private int elementCount;
    private int arrayCount;
    private int element;
    private int array;
    private byte* text;

    public int ArrayCount => arrayCount;

    public int LeafCount => leafCount;

    public ReadOnlySpan<Leaf> Leaves => leaves.AsSpan(0, leafCount);

    public ReadOnlySpan<Element> Elements => elements.AsSpan(0, elementCount);

    public ReadOnlySpan<ArrayMet> Arrays => arrays.AsSpan(0, arrayCount);

    /// <summary>The values at a place, as their numbers, ascending.</summary>
    public ReadOnlySpan<int> At(int node) => byNode.AsSpan(nodeStart[node]..nodeStart[node + 1]);

    /// <summary>Takes down one event.</summary>
    /// <param name="event">Held in place until the search is over.</param>
    public void Take(MatchUnit unit, MatchScratch scratch, in PinnedEvent @event)
    {
        Begin(@event.Text);
        new EventScan<AllLeaves>(unit, scratch, @event, new AllLeaves(this)).Run();
        End(unit);
    }

    /// <summary>Forgets the event before. A scan then takes down the next one.</summary>
    /// <param name="json">The event, held in place until the search is over.</param>
    public void Begin(byte* json)
    {
        (leafCount, elementCount, arrayCount) = (0, 0, 0);
        (element, array) = (NoElement, -1);
        text = json;
    }

    /// <summary>The event is taken down, and can be searched.</summary>
    public void End(MatchUnit unit) => Sort(unit.Nodes);

    public void BeginArray(PathNode node)
    {
        Room(ref arrays, arrayCount + 1);
        arrays[arrayCount] = new ArrayMet(element, node.Bit, 0);
        array = arrayCount++;
    }

    public void BeginElement()
    {
        Room(ref elements, elementCount + 1);
        elements[elementCount] = new Element(array, leafCount);
        element = elementCount++;
    }

    public void EndElement() => element = arrays[array].Outer;

    public void EndArray()
    {
        ref ArrayMet ended = ref arrays[array];
        ended = ended with { End = leafCount };
        array = ended.Outer == NoElement ? -1 : elements[ended.Outer].Array;
    }

    public void Take(PathNode node, ulong holds, byte* value)
    {
        Room(ref leaves, leafCount + 1);
        leaves[leafCount++] = new Leaf(node.Index, element, (int)(value - text), holds);
    }

    /// <summary>Does the value satisfy the tests?</summary>
    public bool Satisfies(in Leaf leaf, FieldTests tests, MatchScratch scratch)
    {
        byte* value = text + leaf.Offset;
        switch (*value)
        {
            case (byte)'"':
                byte* end = JsonScan.StringEnd(value + 1, out bool escaped);
                int length = (int)(end - value - 1);
                if (!escaped)
                {
                    return tests.Holds(new LeafValue(LeafKind.String, new ReadOnlySpan<byte>(value + 1, length)));
                }
                fixed (byte* unescaped = scratch.Text(length))
                {
                    length = JsonEscapes.Decode(value + 1, end, unescaped);
                    return tests.Holds(new LeafValue(LeafKind.String, new ReadOnlySpan<byte>(unescaped, length)));
                }
            case (byte)'t' or (byte)'f' or (byte)'n':
                return tests.Holds(new LeafValue(*value == 't' ? LeafKind.True : *value == 'f' ? LeafKind.False : LeafKind.Null, []));
            default:
                return tests.Holds(new LeafValue(LeafKind.Number, new ReadOnlySpan<byte>(value, (int)(JsonScan.SkipWord(value) - value))));
        }
    }

    // By counting: where each node's values begin, then each value behind those before it.
    private void Sort(int nodes)
    {
        Room(ref nodeStart, nodes + 2);
        Room(ref byNode, leafCount);
        Array.Clear(nodeStart, 0, nodes + 2);
        foreach (ref readonly Leaf leaf in Leaves)
        {
            nodeStart[leaf.Node + 2]++;
        }
        for (int node = 2; node < nodes + 2; node++)
        {
            nodeStart[node] += nodeStart[node - 1];
        }
        for (int i = 0; i < leafCount; i++)
        {
            byNode[nodeStart[leaves[i].Node + 1]++] = i;
        }
    }

    private static void Room<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, (int)BitOperations.RoundUpToPowerOf2((uint)length));
        }
    }

    /// <param name="Node">The place in the tree of paths.</param>
    /// <param name="Holds">The conditions that hold for it.</param>
    /// <param name="Offset">Where it begins in the event's text.</param>
    internal readonly record struct Leaf(int Node, int Element, int Offset, ulong Holds);

    /// <param name="First">The first value that is not before it.</param>
    internal readonly record struct Element(int Array, int First);

    /// <param name="Outer">The element that the array is in.</param>
    /// <param name="Place">The bit of the place at which it stands.</param>
    /// <param name="End">The first value behind it.</param>
    internal readonly record struct ArrayMet(int Outer, ulong Place, int End);
}
