using System.Runtime.CompilerServices;

namespace Tocsin.Patterns;

/// <summary>A place in the tree of the paths that a unit's patterns use.</summary>
internal sealed unsafe class PathNode
{
    private const int FewChildren = 8;
    private readonly Dictionary<string, PathNode> byName = [];
    private ulong[] heads = [];
    private byte[][] names = [];
    private PathNode[] children = [];
    private Dictionary<ulong, int[]>? byHead;

    /// <summary>What is asked of values here; null when the patterns only pass through.</summary>
    public FieldMatcher? Field { get; set; }

    /// <summary>Tells this place in the masks of arrays met on the way.</summary>
    public ulong Bit { get; init; }

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
        names = [.. byName.Keys.Select(Utf8.Of)];
        heads = [.. names.Select(Head)];
        children = [.. byName.Values];
        byHead = children.Length > FewChildren
            ? Enumerable.Range(0, heads.Length).GroupBy(i => heads[i]).ToDictionary(g => g.Key, g => g.ToArray())
            : null;
        foreach (PathNode child in children)
        {
            child.Freeze();
        }
    }

    /// <param name="name">The name's bytes, with at least eight readable.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PathNode? Find(byte* name, int length)
    {
        ulong head = Unsafe.ReadUnaligned<ulong>(name);
        if (length < 8)
        {
            head &= (1UL << (8 * length)) - 1;
        }
        if (byHead is not null)
        {
            return FindAmongMany(head, name, length);
        }
        ulong[] all = heads;
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i] == head && Same(i, name, length))
            {
                return children[i];
            }
        }
        return null;
    }

    private PathNode? FindAmongMany(ulong head, byte* name, int length)
    {
        if (byHead!.TryGetValue(head, out int[]? alike))
        {
            foreach (int i in alike)
            {
                if (Same(i, name, length))
                {
                    return children[i];
                }
            }
        }
        return null;
    }

    private bool Same(int i, byte* name, int length) =>
        names[i].Length == length && (length <= 8 || new ReadOnlySpan<byte>(name + 8, length - 8).SequenceEqual(names[i].AsSpan(8)));

    private static ulong Head(byte[] name)
    {
        ulong head = 0;
        for (int i = 0; i < Math.Min(8, name.Length); i++)
        {
            head |= (ulong)name[i] << (8 * i);
        }
        return head;
    }
}
