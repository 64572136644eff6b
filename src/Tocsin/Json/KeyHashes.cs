using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Json;

/// <summary>The keys of all objects of one text as hashes of key and object, to notice one that comes twice in an object.</summary>
/// <remarks>
/// One table of 64-bit hashes, 0 where nothing is, sized by the text: a key costs a product, a look and a store, however many keys its object has. Kept by each thread.
/// A text that is made to fill it, or to meet the same places again and again, ends in "perhaps twice".
/// </remarks>
internal sealed unsafe class KeyHashes
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const int BytesPerKey = 8;
    private const int FewestSlots = 64;
    private const int MostSlots = 64 * 1024;
    private const int MostSteps = 64;
    private ulong[] slots = [];

    /// <summary>An empty table for a text of that length, to be pinned; its length is a power of two.</summary>
    public ulong[] For(int length, out int bits)
    {
        bits = BitOperations.Log2((uint)Math.Clamp(length / BytesPerKey * 2, FewestSlots, MostSlots));
        if (slots.Length < 1 << bits)
        {
            slots = new ulong[1 << bits];
        }
        slots.AsSpan(0, 1 << bits).Clear();
        return slots;
    }

    /// <summary>A hash of a key in an object, never 0. Keys of up to eight bytes in one object never share one.</summary>
    /// <param name="name">With eight bytes readable behind it.</param>
    /// <param name="object">The object's own number, with bits everywhere.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(byte* name, int length, ulong @object)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(name);
        if (length < 8)
        {
            return ((word & ((1UL << (8 * length)) - 1)) ^ @object) * Multiplier | 1;
        }
        ulong hash = (word ^ @object) * Multiplier;
        for (byte* last = name + length - 8, at = name + 8; at < last; at += 8)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ Unsafe.ReadUnaligned<ulong>(at)) * Multiplier;
        }
        return (BitOperations.RotateLeft(hash, 29) ^ Unsafe.ReadUnaligned<ulong>(name + length - 8)) * Multiplier | 1;
    }

    /// <summary>Puts a hash where it belongs when another one is there already.</summary>
    /// <returns>True when it is there itself, or may be.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsThere(ulong* table, int bits, ulong hash)
    {
        uint mask = (1u << bits) - 1;
        uint slot = (uint)(hash >> (64 - bits));
        for (int step = 0; step < MostSteps; step++, slot = (slot + 1) & mask)
        {
            if (table[slot] == 0)
            {
                table[slot] = hash;
                return false;
            }
            if (table[slot] == hash)
            {
                return true;
            }
        }
        return true;
    }
}
