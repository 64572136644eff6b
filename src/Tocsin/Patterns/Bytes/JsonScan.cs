using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tocsin.Patterns.Bytes;

/// <summary>Steps over parts of a JSON text that is known to be valid, a vector at a time.</summary>
/// <remarks>
/// Every pointer stands in an event's text, behind which there are <see cref="Json.EventBytes.Padding"/> bytes; so a load of 64 bytes never
/// leaves the array. Vectors are .NET's own, which become AVX-512, AVX2, NEON or plain words as the machine has them.
/// </remarks>
internal static unsafe class JsonScan
{
    /// <summary>The quote that closes a string of less than 32 bytes without escapes; null when it is another one.</summary>
    /// <param name="p">Behind the quote that opens it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* ShortStringEnd(byte* p)
    {
        byte* end = p + BitOperations.TrailingZeroCount(QuotesAndBackslashes(p));
        return *end == '"' ? end : null;
    }

    /// <summary>The quote that closes a string.</summary>
    /// <param name="p">Behind the quote that opens it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* StringEnd(byte* p)
    {
        byte* end = p + BitOperations.TrailingZeroCount(QuotesAndBackslashes(p));
        return *end == '"' ? end : StringEnd(end, out _);
    }

    /// <summary>The quote that closes a name of a plain event.</summary>
    /// <param name="p">Behind the quote that opens it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* PlainNameEnd(byte* p)
    {
        uint quotes = Vector256.Equals(Vector256.Load(p), Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        byte* end = p + BitOperations.TrailingZeroCount(quotes);
        return *end == '"' ? end : StringEnd(end, out _);
    }

    /// <summary>The quote that closes a string.</summary>
    /// <param name="p">Behind the quote that opens it.</param>
    /// <param name="escaped">Set when there is a backslash inside.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static byte* StringEnd(byte* p, out bool escaped)
    {
        escaped = false;
        while (true)
        {
            uint hits = QuotesAndBackslashes(p);
            if (hits == 0)
            {
                p += 32;
                continue;
            }
            p += BitOperations.TrailingZeroCount(hits);
            if (*p == '"')
            {
                return p;
            }
            escaped = true;
            p += 2;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint QuotesAndBackslashes(byte* p)
    {
        Vector256<byte> block = Vector256.Load(p);
        Vector256<byte> quotes = Vector256.Equals(block, Vector256.Create((byte)'"'));
        return (quotes | Vector256.Equals(block, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits();
    }

    /// <summary>The byte behind a number, true, false or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* SkipWord(byte* p)
    {
        while (*p > ' ' && *p != ',' && *p != '}' && *p != ']')
        {
            p++;
        }
        return p;
    }

    /// <summary>The byte behind the bracket that closes what is open at a point outside strings.</summary>
    /// <param name="depth">How many brackets are to be closed.</param>
    /// <remarks>
    /// 64 bytes a step: which bytes are quotes, carried into which bytes are inside strings; which of the others open or close, both kinds
    /// of brackets at once, for they differ from each other in one bit; their numbers against the depth. No calls in the loop: one costs
    /// the vector registers, and with them two thirds of the speed.
    /// </remarks>
    public static byte* SkipContainer(byte* p, int depth)
    {
        ulong inString = 0;
        ulong escapeCarry = 0;
        while (true)
        {
            ulong quotes, backslashes, opens, closes;
            if (Vector512.IsHardwareAccelerated)
            {
                Vector512<byte> block = Vector512.Load(p);
                Vector512<byte> folded = block | Vector512.Create((byte)0x20);
                quotes = Vector512.Equals(block, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
                backslashes = Vector512.Equals(block, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();
                opens = Vector512.Equals(folded, Vector512.Create((byte)'{')).ExtractMostSignificantBits();
                closes = Vector512.Equals(folded, Vector512.Create((byte)'}')).ExtractMostSignificantBits();
            }
            else
            {
                Vector256<byte> low = Vector256.Load(p), high = Vector256.Load(p + 32);
                Vector256<byte> foldedLow = low | Vector256.Create((byte)0x20), foldedHigh = high | Vector256.Create((byte)0x20);
                quotes = Places(low, high, (byte)'"');
                backslashes = Places(low, high, (byte)'\\');
                opens = Places(foldedLow, foldedHigh, (byte)'{');
                closes = Places(foldedLow, foldedHigh, (byte)'}');
            }
            if ((backslashes | escapeCarry) != 0)
            {
                quotes &= ~Escaped(backslashes, ref escapeCarry);
            }
            ulong strings = Between(quotes) ^ inString;
            inString = (ulong)((long)strings >> 63);
            opens &= ~strings;
            closes &= ~strings;
            int closing = BitOperations.PopCount(closes);
            if (closing < depth)
            {
                depth += BitOperations.PopCount(opens) - closing;
                p += 64;
                continue;
            }
            while (closes != 0)
            {
                int at = BitOperations.TrailingZeroCount(closes);
                depth += BitOperations.PopCount(opens & ((1UL << at) - 1)) - 1;
                if (depth == 0)
                {
                    return p + at + 1;
                }
                opens &= ~((1UL << at) - 1);
                closes &= closes - 1;
            }
            depth += BitOperations.PopCount(opens);
            p += 64;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Places(Vector256<byte> low, Vector256<byte> high, byte of) =>
        Vector256.Equals(low, Vector256.Create(of)).ExtractMostSignificantBits()
        | ((ulong)Vector256.Equals(high, Vector256.Create(of)).ExtractMostSignificantBits() << 32);

    // Each bit becomes the parity of the bits up to it: set from a quote on, up to before the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Between(ulong quotes)
    {
        if (Pclmulqdq.IsSupported)
        {
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(quotes), Vector128<ulong>.AllBitsSet, 0).GetElement(0);
        }
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        quotes ^= quotes << 16;
        return quotes ^ (quotes << 32);
    }

    // The bytes behind a backslash that is not itself escaped. Backslashes are rare: one by one will do.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Escaped(ulong backslashes, ref ulong carry)
    {
        ulong escaped = carry;
        backslashes &= ~carry;
        carry = 0;
        while (backslashes != 0)
        {
            int at = BitOperations.TrailingZeroCount(backslashes);
            if (at == 63)
            {
                carry = 1;
                break;
            }
            ulong next = 2UL << at;
            escaped |= next;
            backslashes &= ~(next | (1UL << at));
        }
        return escaped;
    }
}
