using System.Numerics;
using System.Runtime.CompilerServices;

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
    private const ulong HashBits = 0xFFFFFFFF00000000;
    private readonly ulong[] slots;
    private readonly Entry[] entries;
    private readonly byte[] texts;
    private readonly int[] sparse;

    /// <param name="strings">In any order, also several times: each with the bits it stands for, and a numbered condition or -1.</param>
    public ExactTable((byte[] Text, ulong Dense, int Sparse)[] strings)
    {
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, strings.Length * 2))];
        entries = new Entry[strings.Length + 1];
        texts = new byte[strings.Sum(s => s.Text.Length) + sizeof(ulong)];
        int[] entryOf = new int[strings.Length];
        int text = 0, count = 0;
        foreach ((int i, (byte[] value, ulong dense, int number)) in strings.Index())
        {
            value.CopyTo(texts, text);
            fixed (byte* p = &texts[text])
            {
                ref ulong slot = ref SlotOf(p, value.Length, out ulong hash);
                if (slot == 0)
                {
                    slot = (hash & HashBits) | (uint)++count;
                    entries[count] = new Entry { Text = text, Length = value.Length };
                    text += value.Length;
                }
                entryOf[i] = (int)slot;
                ref Entry entry = ref entries[entryOf[i]];
                entry.Dense |= dense;
                entry.SparseCount += number >= 0 ? 1 : 0;
            }
        }
        int list = 0;
        foreach (ref Entry entry in entries.AsSpan(1, count))
        {
            entry.Sparse = list;
            list += entry.SparseCount;
            entry.SparseCount = 0;
        }
        sparse = new int[list];
        foreach ((int i, (_, _, int number)) in strings.Index().Where(s => s.Item.Sparse >= 0))
        {
            ref Entry entry = ref entries[entryOf[i]];
            sparse[entry.Sparse + entry.SparseCount++] = number;
        }
    }

    /// <param name="text">With at least eight bytes readable behind it.</param>
    public ReadOnlySpan<int> Find(byte* text, int length, out ulong dense)
    {
        ulong slot = SlotOf(text, length, out _);
        if (slot == 0)
        {
            dense = 0;
            return [];
        }
        ref readonly Entry entry = ref entries[(uint)slot];
        dense = entry.Dense;
        return sparse.AsSpan(entry.Sparse, entry.SparseCount);
    }

    // Where a string is; 0 where it would be.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong SlotOf(byte* text, int length, out ulong hash)
    {
        hash = Hash(text, length);
        for (ulong at = hash; ; at++)
        {
            ref ulong slot = ref slots[at & (ulong)(slots.Length - 1)];
            if (slot == 0)
            {
                return ref slot;
            }
            if (((slot ^ hash) & HashBits) == 0)
            {
                ref readonly Entry entry = ref entries[(uint)slot];
                if (entry.Length == length && new ReadOnlySpan<byte>(text, length).SequenceEqual(texts.AsSpan(entry.Text, length)))
                {
                    return ref slot;
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

    private struct Entry
    {
        public int Text;
        public int Length;
        public int Sparse;
        public int SparseCount;
        public ulong Dense;
    }
}
