using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Matching;

/// <summary>Keys of an event that is not plain: they may have escapes, and dots, which lead as deep as keys inside keys do.</summary>
internal static unsafe class OddKeys
{
    /// <param name="name">Behind the key's opening quote.</param>
    public static PathNode? Find(PathNode node, byte* name, MatchScratch scratch, out byte* nameEnd)
    {
        nameEnd = JsonScan.StringEnd(name, out bool escaped);
        int length = (int)(nameEnd - name);
        if (!escaped)
        {
            return FindDotted(node, name, length);
        }
        fixed (byte* unescaped = scratch.Text(length))
        {
            return FindDotted(node, unescaped, JsonEscapes.Decode(name, name + length, unescaped));
        }
    }

    private static PathNode? FindDotted(PathNode? node, byte* name, int length)
    {
        while (node is not null)
        {
            int dot = new ReadOnlySpan<byte>(name, length).IndexOf((byte)'.');
            if (dot < 0)
            {
                return node.Find(name, length);
            }
            node = node.Find(name, dot);
            name += dot + 1;
            length -= dot + 1;
        }
        return null;
    }
}
