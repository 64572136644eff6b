using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Json;

/// <summary>Where strings, numbers, words and white space of a text end that may not be JSON.</summary>
/// <remarks>
/// Every pointer stands in a text with <see cref="EventBytes.Padding"/> zero bytes behind. A zero byte may stand nowhere: nothing goes on
/// beyond the text's end, and no load leaves the array.
/// </remarks>
internal static unsafe class JsonScalars
{
    private const uint True = 't' | ('r' << 8) | ('u' << 16) | ((uint)'e' << 24);
    private const uint Alse = 'a' | ('l' << 8) | ('s' << 16) | ((uint)'e' << 24);
    private const uint Null = 'n' | ('u' << 8) | ('l' << 16) | ((uint)'l' << 24);

    // Quotes, backslashes and control characters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Stops(Vector256<byte> block) => Vector256.Equals(block, Vector256.Create((byte)'"'))
        | Vector256.Equals(block, Vector256.Create((byte)'\\'))
        | Vector256.Equals(Vector256.Min(block, Vector256.Create((byte)0x1F)), block);

    /// <summary>A bit for each of the 32 bytes of a key and behind it that is a quote, a backslash, a control character or a dot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint KeyStops(byte* key)
    {
        Vector256<byte> block = Vector256.Load(key);
        return (Stops(block) | Vector256.Equals(block, Vector256.Create((byte)'.'))).ExtractMostSignificantBits();
    }

    /// <summary>The first quote, backslash or control character of a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* FirstStop(byte* p)
    {
        uint stops;
        while ((stops = Stops(Vector256.Load(p)).ExtractMostSignificantBits()) == 0)
        {
            p += 32;
        }
        return p + BitOperations.TrailingZeroCount(stops);
    }

    /// <returns>Behind the closing quote; null if there is none, or something else is wrong before it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* StringEnd(byte* p)
    {
        p = FirstStop(p);
        return *p == '"' ? p + 1 : LongStringEnd(p);
    }

    /// <param name="keyEnd">A key's closing quote; one before null if there is none.</param>
    /// <returns>Behind the colon; null if there is none.</returns>
    public static byte* ColonEnd(byte* keyEnd)
    {
        if (keyEnd + 1 is null)
        {
            return null;
        }
        keyEnd = SkipSpace(keyEnd + 1);
        return *keyEnd == ':' ? keyEnd + 1 : null;
    }

    /// <param name="p">Anywhere in a string, but behind a backslash.</param>
    /// <returns>Behind the closing quote; null if there is none, or something else is wrong before it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static byte* LongStringEnd(byte* p)
    {
        while (true)
        {
            uint stops = Stops(Vector256.Load(p)).ExtractMostSignificantBits();
            if (stops == 0)
            {
                p += 32;
                continue;
            }
            p += BitOperations.TrailingZeroCount(stops);
            switch (*p)
            {
                case (byte)'"':
                    return p + 1;
                case (byte)'\\' when "\"\\/bfnrt"u8.Contains(p[1]):
                    p += 2;
                    break;
                case (byte)'\\' when p[1] == 'u' && IsHex(p[2]) && IsHex(p[3]) && IsHex(p[4]) && IsHex(p[5]):
                    p += 6;
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool IsHex(byte c) => char.IsAsciiHexDigit((char)c);

    /// <returns>Behind the number; null if there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* NumberEnd(byte* p)
    {
        if (p[1] is (byte)',' or (byte)'}')
        {
            return *p == '-' ? null : p + 1;
        }
        p += *p == '-' ? 1 : 0;
        Vector256<byte> digits = Vector256.Load(p) - Vector256.Create((byte)'0');
        uint others = ~Vector256.Equals(Vector256.Min(digits, Vector256.Create((byte)9)), digits).ExtractMostSignificantBits();
        int whole = BitOperations.TrailingZeroCount(others);
        if (whole is 0 or >= 30 || (*p == '0' && whole > 1))
        {
            return whole >= 30 ? LongNumberEnd(p) : null;
        }
        byte* end = p + whole;
        if (*end == '.')
        {
            uint behind = others >> (whole + 1);
            if (behind == 0)
            {
                return LongNumberEnd(p);
            }
            int fraction = BitOperations.TrailingZeroCount(behind);
            if (fraction == 0)
            {
                return null;
            }
            end += fraction + 1;
        }
        return (*end | 0x20) == 'e' ? ExponentEnd(end) : end;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* LongNumberEnd(byte* p)
    {
        if (*p == '0' && p[1] != '.')
        {
            return null;
        }
        p = DigitsEnd(p);
        if (*p == '.')
        {
            p = DigitsEnd(p + 1);
        }
        return p is not null && (*p | 0x20) == 'e' ? ExponentEnd(p) : p;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* ExponentEnd(byte* p)
    {
        p++;
        return DigitsEnd(*p is (byte)'+' or (byte)'-' ? p + 1 : p);
    }

    private static byte* DigitsEnd(byte* p)
    {
        byte* from = p;
        while (char.IsAsciiDigit((char)*p))
        {
            p++;
        }
        return p > from ? p : null;
    }

    /// <returns>Behind true, false or null; null if there is none of them.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static byte* WordEnd(byte* p) => *p switch
    {
        (byte)'t' when Unsafe.ReadUnaligned<uint>(p) == True => p + 4,
        (byte)'f' when Unsafe.ReadUnaligned<uint>(p + 1) == Alse => p + 5,
        (byte)'n' when Unsafe.ReadUnaligned<uint>(p) == Null => p + 4,
        _ => null,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

    public static byte* SkipSpace(byte* p)
    {
        while (IsSpace(*p))
        {
            p++;
        }
        return p;
    }
}
