using System.Runtime.CompilerServices;
using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Matching;

/// <summary>A place in the tree of the paths that a unit's patterns use.</summary>
internal sealed unsafe class PathNode
{
    private const int FewChildren = 8;
    private readonly Dictionary<string, PathNode> byName = [];
    private Child[] children = [];
    private Dictionary<ulong, Child[]>? byHead;

    /// <summary>What is asked of values here; null when the patterns only pass through.</summary>
    public FieldMatcher? Field { get; set; }

    /// <summary>Its number in the unit, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Tells this place in the masks of arrays met on the way. Beyond 63 places the last bit stands for all others, which only makes the matcher ask more often than it had to.</summary>
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
        byHead = children.Length > FewChildren
            ? children.GroupBy(c => Head(c.Name, c.Name.Length)).ToDictionary(g => g.Key, g => g.ToArray())
            : null;
        foreach (Child child in children)
        {
            child.Node.Freeze();
        }
    }

    /// <summary>The child whose name an event's text has here, and where the name's closing quote stands.</summary>
    /// <param name="name">Behind the opening quote of a name without escapes, with at least 64 bytes readable.</param>
    /// <remarks>A name is compared together with its closing quote, eight bytes at once; so its end is looked for only if it is none of the children's.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PathNode? FindAt(byte* name, out byte* nameEnd)
    {
        if (byHead is null)
        {
            ulong first = Unsafe.ReadUnaligned<ulong>(name);
            foreach (ref readonly Child child in children.AsSpan())
            {
                if ((first & child.FirstMask) == child.First && child.EndsAt(name))
                {
                    nameEnd = name + child.Name.Length;
                    return child.Node;
                }
            }
        }
        nameEnd = JsonScan.StringEnd(name, out _);
        return byHead is null ? null : FindAmongMany(name, (int)(nameEnd - name));
    }

    /// <param name="name">The name's bytes.</param>
    public PathNode? Find(byte* name, int length)
    {
        if (byHead is not null)
        {
            return FindAmongMany(name, length);
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

    private PathNode? FindAmongMany(byte* name, int length)
    {
        if (byHead!.TryGetValue(Head(new ReadOnlySpan<byte>(name, length), length), out Child[]? alike))
        {
            foreach (ref readonly Child child in alike.AsSpan())
            {
                if (child.Is(name, length))
                {
                    return child.Node;
                }
            }
        }
        return null;
    }

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

    private readonly struct Child
    {
        public readonly ulong First;
        public readonly ulong FirstMask;
        public readonly byte[] Name;
        public readonly PathNode Node;
        private readonly ulong second;
        private readonly ulong secondMask;

        public Child(byte[] name, PathNode node)
        {
            (Name, Node) = (name, node);
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
        public bool EndsAt(byte* name) =>
            (Unsafe.ReadUnaligned<ulong>(name + 8) & secondMask) == second && (Name.Length < 16 || RestEndsAt(name));

        public bool Is(byte* name, int length) => new ReadOnlySpan<byte>(name, length).SequenceEqual(Name);

        // Byte by byte: the text may end before the name does.
        private bool RestEndsAt(byte* name)
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
