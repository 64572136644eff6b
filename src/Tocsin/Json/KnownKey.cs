using System.Runtime.CompilerServices;

namespace Tocsin.Json;

/// <summary>A short key of the first object of an array: the next object of it most likely has the same, at the same place.</summary>
/// <remarks>
/// A key that is the expected one costs one comparison: it is known to be well-formed, and not to come twice unless it did in the first
/// object.
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
    public static unsafe KnownKey Of(byte* key, nint length)
    {
        ulong mask = ulong.MaxValue >> (48 - (8 * (int)length));
        return new KnownKey { Word = Unsafe.ReadUnaligned<ulong>(key) & mask, Mask = mask, Length = length + 2 };
    }

    /// <summary>Puts the keys of the first object among all others.</summary>
    /// <param name="known">Its keys; the last of them is <see cref="None"/>.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe uint Add(ulong* table, int shift, uint number, KnownKey* known, ulong inside)
    {
        uint twice = 0;
        for (; known->Mask != 0; known++)
        {
            twice |= KeyHashes.Add(table, shift, number, KeyHashes.OfShort(known->Key, inside));
        }
        return twice;
    }
}
