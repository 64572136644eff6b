using System.Runtime.CompilerServices;

namespace Tocsin.Json;

/// <summary>The first short keys of the objects of an array: the next object of it most likely has the same, in that order.</summary>
/// <remarks>
/// A key that is the expected one costs one comparison: it is known to be well-formed, and not to come twice as long as only expected ones
/// have come. For the first object of an array the keys are taken down; of an object that goes another way, those that were expected are
/// put among the <see cref="KeyHashes"/> after all.
/// </remarks>
internal struct KnownKey
{
    /// <summary>How many an array has at most.</summary>
    public const int Most = 12;

    /// <summary>The longest key that fits, together with its quote and colon.</summary>
    public const int LongestKey = 6;

    /// <summary>The key, its closing quote and the colon.</summary>
    public ulong Word;

    /// <summary>The bytes of them; 0 behind the last key, where nothing is expected.</summary>
    public ulong Mask;

    /// <summary>How many bytes they are.</summary>
    public nint Length;

    /// <summary>The key alone.</summary>
    public readonly ulong Key => Word & (Mask >> 16);

    /// <summary>Nothing is expected.</summary>
    public static KnownKey None => new() { Word = 1 };

    /// <param name="key">Its first byte; a quote and a colon stand behind its last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe KnownKey Of(byte* key, int length)
    {
        ulong mask = ulong.MaxValue >> (48 - (8 * length));
        return new KnownKey { Word = Unsafe.ReadUnaligned<ulong>(key) & mask, Mask = mask, Length = length + 2 };
    }

    /// <summary>Puts the keys that were only expected so far among all others, because others follow.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe uint Add(ulong* table, int shift, uint number, KnownKey* known, KnownKey* end, bool areThere, ulong inside)
    {
        uint twice = 0;
        for (; known < end && !areThere; known++)
        {
            twice |= KeyHashes.Add(table, shift, number, KeyHashes.OfShort(known->Key, inside));
        }
        return twice;
    }
}
