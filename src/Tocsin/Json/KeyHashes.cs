using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tocsin.Json;

/// <summary>The keys of all objects of one text as hashes of key and object, to notice one that comes twice in an object.</summary>
/// <remarks>
/// One table for all: a key costs a product, a look and a store, however many keys its object has. An entry's lower half is the number
/// of the text that put it there, so that nothing is cleared from text to text. Kept by each thread. A text that is made to fill it,
/// or to meet the same places again and again, ends in "perhaps twice".
/// </remarks>
internal sealed unsafe class KeyHashes
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const int BytesPerSlot = 4;
    private const int FewestSlots = 256;
    private const int MostSlots = 64 * 1024;
    private const int MostSteps = 64;
    private const ulong TextBits = uint.MaxValue;
    private ulong[] slots = [];
    private uint text;

    /// <summary>A table for a text of that length without any of its keys, to be pinned.</summary>
    /// <param name="number">The number of the text.</param>
    public ulong[] For(int length, out uint number)
    {
        if (slots.Length < length / BytesPerSlot && slots.Length < MostSlots)
        {
            slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(length / BytesPerSlot, FewestSlots, MostSlots))];
        }
        if (++text == 0)
        {
            Array.Clear(slots);
            text = 1;
        }
        number = text;
        return slots;
    }

    /// <summary>A hash of a key in an object.</summary>
    /// <param name="name">With eight bytes readable behind it.</param>
    /// <param name="object">The object's own number, with bits everywhere.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(byte* name, nint length, ulong @object)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(name);
        return length >= 8 ? OfLong(name, length, word, @object)
            : OfShort(
                Bmi2.X64.IsSupported ? Bmi2.X64.ZeroHighBits(word, 8 * (ulong)length) : word & ((1UL << (8 * (int)length)) - 1), @object);
    }

    /// <summary>The same hash of a key of less than eight bytes.</summary>
    /// <param name="word">Its bytes, the first lowest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfShort(ulong word, ulong @object) => (word ^ @object) * Multiplier;

    /// <summary>Puts a key where it belongs.</summary>
    /// <param name="shift">64 less the bits of a place in the table.</param>
    /// <returns>Other than 0 when it is there already, or may be.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(ulong* table, int shift, uint number, ulong hash)
    {
        return IsFirst(table, shift, number, hash) ? 0 : AddBehind(table, shift, number, hash);
    }

    /// <summary>Puts a key where it belongs, if nothing is there yet; else it is for <see cref="AddBehind"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFirst(ulong* table, int shift, uint number, ulong hash)
    {
        ulong* slot = table + (hash >> shift);
        if (*(uint*)slot == number)
        {
            return false;
        }
        *slot = hash;
        *(uint*)slot = number;
        return true;
    }

    /// <summary>Puts a key behind another one in whose place it would be.</summary>
    /// <returns>Other than 0 when it is there already, or may be.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint AddBehind(ulong* table, int shift, uint number, ulong hash)
    {
        ulong entry = (hash & ~TextBits) | number;
        ulong mask = (1UL << (64 - shift)) - 1;
        ulong slot = hash >> shift;
        for (int step = 0; step < MostSteps; step++, slot = (slot + 1) & mask)
        {
            if ((uint)table[slot] != number)
            {
                table[slot] = entry;
                return 0;
            }
            if (table[slot] == entry)
            {
                return 1;
            }
        }
        return 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong OfLong(byte* name, nint length, ulong word, ulong @object)
    {
        ulong hash = (word ^ @object) * Multiplier;
        for (byte* last = name + length - 8, at = name + 8; at < last; at += 8)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ Unsafe.ReadUnaligned<ulong>(at)) * Multiplier;
        }
        return (BitOperations.RotateLeft(hash, 29) ^ Unsafe.ReadUnaligned<ulong>(name + length - 8)) * Multiplier;
    }
}
