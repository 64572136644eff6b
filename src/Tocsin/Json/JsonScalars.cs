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

    // Quotes, backslashes and control characters. With its second bit turned over, a quote is the next behind those.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Stops(Vector256<byte> block)
    {
        Vector256<byte> turned = block ^ Vector256.Create((byte)2);
        return Vector256.Equals(Vector256.Min(turned, Vector256.Create((byte)0x20)), turned)
            | Vector256.Equals(block, Vector256.Create((byte)'\\'));
    }

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
        byte* end = PlainNumberEnd(p);
        return *end == ',' || *end is (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' ? end : LongNumberEnd(p);
    }

    /// <summary>Behind a number of up to 31 characters that has no exponent.</summary>
    /// <param name="p">At a value; behind a colon, if it begins neither with a digit nor with a minus.</param>
    /// <returns>
    /// If there is another number, or none: before its end or at the colon, where no comma, no bracket and no white space stands.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* PlainNumberEnd(byte* p)
    {
        Vector256<byte> digits = Vector256.Load(p) - Vector256.Create((byte)'0');
        uint others = ~Vector256.Equals(Vector256.Min(digits, Vector256.Create((byte)9)), digits).ExtractMostSignificantBits();
        uint first = *p;
        if (first == '-')
        {
            first = p[1];
            others &= others - 1;
        }
        nuint whole = (uint)BitOperations.TrailingZeroCount(others);
        if (first - '1' > 8 && (first != '0' || whole != (*p == '-' ? 2u : 1u)))
        {
            return *p == '-' || char.IsAsciiDigit((char)*p) ? p : p - 1;
        }
        if (p[whole] == '.')
        {
            // A point that no digit follows is where it ends.
            others &= others - 1;
            nuint end = (uint)BitOperations.TrailingZeroCount(others);
            whole = end == whole + 1 ? whole : end;
        }
        return p + whole;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* LongNumberEnd(byte* p)
    {
        p += *p == '-' ? 1 : 0;
        p = *p == '0' ? p + 1 : DigitsEnd(p);
        if (p is not null && *p == '.')
        {
            p = DigitsEnd(p + 1);
        }
        return p is not null && (*p | 0x20) == 'e' ? ExponentEnd(p) : p;
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* SkipSpace(byte* p) => *p > ' ' ? p : SpaceEnd(p);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* SpaceEnd(byte* p)
    {
        while (IsSpace(*p))
        {
            p++;
        }
        return p;
    }
}
