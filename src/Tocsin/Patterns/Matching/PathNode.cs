using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Matching;

/// <summary>A place in the tree of the paths that a unit's patterns use.</summary>
internal sealed unsafe class PathNode
{
    private const int FewChildren = 16;
    private const int Slots = 64;
    private readonly Dictionary<string, PathNode> byName = [];
    private Child[] children = [];

    // For each hash of a name's first two bytes the last child that has it, counted from 1: most names that are none of the children's cost
    // one look.
    private readonly byte[] lastOf = new byte[Slots];
    private Dictionary<ulong, int[]>? byHead;

    /// <summary>What is asked of values here; null when the patterns only pass through.</summary>
    public FieldMatcher? Field { get; set; }

    /// <summary>Its number in the unit, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>
    /// Tells this place in the masks of arrays met on the way. Beyond 63 places the last bit stands for all others, which only makes the
    /// matcher ask more often than it had to.
    /// </summary>
    public ulong Bit => 1UL << Math.Min(Index, 63);

    public int Count => children.Length;

    public PathNode GetOrAdd(string name, Func<PathNode> make)
    {
        if (!byName.TryGetValue(name, out PathNode? child))
        {
            byName[name] = child = make();
        }
        return child;
    }

    /// <summary>Makes <see cref="Find"/> work; to be called when all children are there.</summary>
    public void Freeze()
    {
        children = [.. byName.Select(c => new Child(Utf8.Of(c.Key), c.Value))];
        for (int i = 0; i < children.Length && children.Length <= FewChildren; i++)
        {
            ref byte last = ref lastOf[Slot(children[i].First)];
            (children[i].Before, last) = (last, (byte)(i + 1));
        }
        byHead = children.Length > FewChildren
            ? Enumerable.Range(1, children.Length).GroupBy(i => Head(children[i - 1].Name, children[i - 1].Length))
                .ToDictionary(g => g.Key, g => g.ToArray())
            : null;
        foreach (Child child in children)
        {
            child.Node.Freeze();
        }
    }

    /// <summary>The child whose name a plain event's text has here, counted from 1; 0 when it is none's.</summary>
    /// <param name="name">Behind the opening quote, with at least 64 bytes readable.</param>
    /// <remarks>
    /// A name is compared together with its closing quote, eight bytes at once; so its end is looked for only if it is none of the
    /// children's.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexAt(byte* name)
    {
        ulong first = Unsafe.ReadUnaligned<ulong>(name);
        for (int i = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(lastOf), Slot(first)); i != 0;)
        {
            ref readonly Child child = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(children), i - 1);
            if ((first & child.FirstMask) == child.First && child.EndsAt(name))
            {
                return i;
            }
            i = child.Before;
        }
        return byHead is null ? 0 : IndexAmongMany(name, (int)(JsonScan.PlainNameEnd(name) - name));
    }

    /// <summary>A child by what <see cref="IndexAt"/> says, and how long its name is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PathNode ChildAt(int index, out int length)
    {
        ref readonly Child child = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(children), index - 1);
        length = child.Length;
        return child.Node;
    }

    /// <param name="name">The name's bytes.</param>
    public PathNode? Find(byte* name, int length)
    {
        if (byHead is not null)
        {
            return IndexAmongMany(name, length) is var index and > 0 ? children[index - 1].Node : null;
        }
        foreach (ref readonly Child child in children.AsSpan())
        {
            if (child.Is(name, length))
            {
                return child.Node;
            }
        }
        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int IndexAmongMany(byte* name, int length)
    {
        if (byHead!.TryGetValue(Head(new ReadOnlySpan<byte>(name, length), length), out int[]? alike))
        {
            foreach (int index in alike)
            {
                if (children[index - 1].Is(name, length))
                {
                    return index;
                }
            }
        }
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Slot(ulong head) => (nint)(((ushort)head * 0x9E3779B1u) >> 26);

    // The first eight bytes, the first of them lowest.
    private static ulong Head(ReadOnlySpan<byte> name, int length)
    {
        ulong head = 0;
        for (int i = Math.Min(8, length) - 1; i >= 0; i--)
        {
            head = (head << 8) | name[i];
        }
        return head;
    }

    private struct Child
    {
        /// <summary>The child before it whose name begins alike, counted from 1.</summary>
        public int Before;
        public readonly int Length;
        public readonly ulong First;
        public readonly ulong FirstMask;
        public readonly byte[] Name;
        public readonly PathNode Node;
        private readonly ulong second;
        private readonly ulong secondMask;

        public Child(byte[] name, PathNode node)
        {
            (Name, Node, Length) = (name, node, name.Length);
            if (name.AsSpan().ContainsAny((byte)'"', (byte)'\\') || name.AsSpan().ContainsAnyInRange((byte)0, (byte)0x1F))
            {
                // It never stands in a text like that, only with escapes.
                First = ulong.MaxValue;
                return;
            }
            byte[] closed = [.. name, (byte)'"'];
            First = Head(closed, closed.Length);
            FirstMask = Mask(closed.Length);
            second = closed.Length > 8 ? Head(closed.AsSpan(8), closed.Length - 8) : 0;
            secondMask = closed.Length > 8 ? Mask(closed.Length - 8) : 0;
        }

        /// <summary>Is the name, of which the first eight bytes are right, there to its end?</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly bool EndsAt(byte* name) =>
            Length < 8 || ((Unsafe.ReadUnaligned<ulong>(name + 8) & secondMask) == second && (Length < 16 || RestEndsAt(name)));

        public readonly bool Is(byte* name, int length) => new ReadOnlySpan<byte>(name, length).SequenceEqual(Name);

        // Byte by byte: the text may end before the name does.
        private readonly bool RestEndsAt(byte* name)
        {
            for (int i = 16; i < Name.Length; i++)
            {
                if (name[i] != Name[i])
                {
                    return false;
                }
            }
            return name[Name.Length] == '"';
        }

        private static ulong Mask(int length) => length >= 8 ? ulong.MaxValue : (1UL << (8 * length)) - 1;
    }
}
