using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tocsin.Patterns.Matching;

/// <summary>
/// Many plain strings at one path, and the conditions of each: a hash table, because an automaton over 100,000 strings takes far more
/// memory and time.
/// </summary>
/// <remarks>
/// About 30 bytes a string and the string. Slots hold an entry and a part of its hash; entries hold where the string is and what it stands
/// for.
/// </remarks>
internal sealed unsafe class ExactTable
{
    private readonly ulong[] slots;
    private readonly Entry[] entries;
    private readonly byte[] texts;
    private readonly int[] sparse;

    public ExactTable(IReadOnlyDictionary<string, (ulong Dense, List<int> Sparse)> strings)
    {
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, strings.Count * 2))];
        entries = new Entry[strings.Count + 1];
        byte[][] bytes = [.. strings.Keys.Select(Encoding.Latin1.GetBytes)];
        texts = new byte[bytes.Sum(b => b.Length) + 8];
        sparse = [.. strings.Values.SelectMany(v => v.Sparse)];
        int text = 0, list = 0, index = 0;
        foreach ((ulong dense, List<int> conditions) in strings.Values)
        {
            byte[] value = bytes[index++];
            value.CopyTo(texts, text);
            entries[index] = new Entry(text, value.Length, list, conditions.Count, dense);
            fixed (byte* p = &texts[text])
            {
                ulong hash = Hash(p, value.Length);
                ulong slot = hash;
                while (slots[slot & (ulong)(slots.Length - 1)] != 0)
                {
                    slot++;
                }
                slots[slot & (ulong)(slots.Length - 1)] = (hash & 0xFFFFFFFF00000000) | (uint)index;
            }
            text += value.Length;
            list += conditions.Count;
        }
    }

    /// <param name="text">With at least eight bytes readable behind it.</param>
    public ReadOnlySpan<int> Find(byte* text, int length, out ulong dense)
    {
        ulong hash = Hash(text, length);
        for (ulong slot = hash; ; slot++)
        {
            ulong found = slots[slot & (ulong)(slots.Length - 1)];
            if (found == 0)
            {
                dense = 0;
                return [];
            }
            if ((found ^ hash) >> 32 == 0)
            {
                ref readonly Entry entry = ref entries[(uint)found];
                if (entry.Length == length && new ReadOnlySpan<byte>(text, length).SequenceEqual(texts.AsSpan(entry.Text, length)))
                {
                    dense = entry.Dense;
                    return sparse.AsSpan(entry.Sparse, entry.SparseCount);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(byte* text, int length)
    {
        ulong hash = (ulong)length * 0x9E3779B97F4A7C15;
        for (; length >= 8; text += 8, length -= 8)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(text));
        }
        return length == 0 ? hash : Mix(hash ^ (Unsafe.ReadUnaligned<ulong>(text) & ((1UL << (8 * length)) - 1)));
    }

    private static ulong Mix(ulong hash)
    {
        ulong high = Math.BigMul(hash, 0xD6E8FEB86659FD93, out ulong low);
        return high ^ low;
    }

    private readonly record struct Entry(int Text, int Length, int Sparse, int SparseCount, ulong Dense);
}
