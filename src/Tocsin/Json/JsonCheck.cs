using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Json;

/// <summary>What <see cref="JsonCheck"/> found.</summary>
internal enum JsonForm
{
    /// <summary>No JSON object; <see cref="JsonParser"/> tells why.</summary>
    Broken,

    /// <summary>An object, and plain: see <see cref="EventBytes.IsPlain"/>.</summary>
    Plain,

    /// <summary>An object that is not plain.</summary>
    NotPlain,

    /// <summary>An object in which two keys have the same hash, and nothing else speaks against its being plain.</summary>
    PerhapsPlain,
}

/// <summary>Is a text a JSON object? One pass over its bytes, without a tree: it accepts exactly what <see cref="JsonParser"/> does.</summary>
/// <remarks>
/// Strings are looked through 32 bytes at once, for the quote, the backslash and what may not stand in them; a number of up to 30 characters is one look; the
/// characters between them are met in pairs, as a text without white space has them, and one by one where it has some. 3 to 4 instructions a byte.
/// </remarks>
internal static unsafe class JsonCheck
{
    private const ulong BetweenObjects = 0xD6E8FEB86659FD93;
    private const ushort QuoteColon = '"' | (':' << 8);
    private const ushort CommaQuote = ',' | ('"' << 8);
    private const ushort BraceQuote = '{' | ('"' << 8);
    private const uint True = 't' | ('r' << 8) | ('u' << 16) | ((uint)'e' << 24);
    private const uint Alse = 'a' | ('l' << 8) | ('s' << 16) | ((uint)'e' << 24);
    private const uint Null = 'n' | ('u' << 8) | ('l' << 16) | ((uint)'l' << 24);

    [ThreadStatic]
    private static KeyHashes? mine;

    /// <param name="text">Valid UTF-8, with <see cref="EventBytes.Padding"/> zero bytes behind, at which everything ends.</param>
    public static JsonForm Of(byte* text, int length)
    {
        fixed (ulong* table = (mine ??= new KeyHashes()).For(length, out int bits))
        {
            return Check(text, text + length, table, bits);
        }
    }

    // One method with jumps, so that where it is and what is open stay in registers. What is open: the number of the innermost object, 0 in an array; those around it
    // lie on a stack.
    [SkipLocalsInit]
    private static JsonForm Check(byte* p, byte* end, ulong* table, int bits)
    {
        ulong* around = stackalloc ulong[JsonParser.MaximumDepth + 1];
        ulong* bottom = around;
        ulong inside = 0, objects = 0;
        bool isOdd = false, isTwice = false;
        p = SkipSpace(p);
        if (*p != '{')
        {
            return JsonForm.Broken;
        }

    Value:
        switch (*p)
        {
            case (byte)'"':
                p = StringEnd(p + 1);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                p = NumberEnd(p);
                break;
            case (byte)'{' or (byte)'[':
                goto Open;
            case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r':
                p = SkipSpace(p);
                goto Value;
            default:
                p = WordEnd(p);
                break;
        }
        if (p is null)
        {
            return JsonForm.Broken;
        }

    Next:
        if (Unsafe.ReadUnaligned<ushort>(p) == CommaQuote && inside != 0)
        {
            p += 2;
            goto Key;
        }
        p = *p <= ' ' ? SkipSpace(p) : p;
        if (around == bottom)
        {
            return p != end ? JsonForm.Broken : isOdd ? JsonForm.NotPlain : isTwice ? JsonForm.PerhapsPlain : JsonForm.Plain;
        }
        if (*p == ',')
        {
            p++;
            if (inside == 0)
            {
                goto Value;
            }
            p = SkipSpace(p);
            if (*p++ != '"')
            {
                return JsonForm.Broken;
            }
            goto Key;
        }
        if (*p++ != (inside == 0 ? ']' : '}'))
        {
            return JsonForm.Broken;
        }
        inside = *--around;
        goto Next;

    Open:
        bool isObject = *p == '{';
        p = Unsafe.ReadUnaligned<ushort>(p) == BraceQuote ? p + 1 : SkipSpace(p + 1);
        if (*p == (isObject ? '}' : ']'))
        {
            p++;
            goto Next;
        }
        if (around == bottom + JsonParser.MaximumDepth)
        {
            return JsonForm.Broken;
        }
        *around++ = inside;
        if (!isObject)
        {
            inside = 0;
            goto Value;
        }
        inside = objects += BetweenObjects;
        if (*p++ != '"')
        {
            return JsonForm.Broken;
        }

    Key:
        // A key that is longer than a vector, has an escape or a dot, or white space behind it, takes the longer way.
        Vector256<byte> block = Vector256.Load(p);
        uint stops = (Stops(block) | Vector256.Equals(block, Vector256.Create((byte)'.'))).ExtractMostSignificantBits();
        byte* keyEnd = p + BitOperations.TrailingZeroCount(stops);
        byte* value = keyEnd + 2;
        if (Unsafe.ReadUnaligned<ushort>(keyEnd) != QuoteColon)
        {
            keyEnd = LongStringEnd(p) - 1;
            value = ColonEnd(keyEnd);
            if (value is null)
            {
                return JsonForm.Broken;
            }
            isOdd |= new ReadOnlySpan<byte>(p, (int)(keyEnd - p)).ContainsAny((byte)'.', (byte)'\\');
        }
        ulong hash = KeyHashes.Of(p, (int)(keyEnd - p), inside);
        ulong* slot = table + (hash >> (64 - bits));
        if (*slot == 0)
        {
            *slot = hash;
        }
        else
        {
            isTwice |= KeyHashes.IsThere(table, bits, hash);
        }
        p = value;
        goto Value;
    }

    /// <param name="keyEnd">The key's closing quote; one before null if there is none.</param>
    /// <returns>Behind the colon; null if there is none.</returns>
    private static byte* ColonEnd(byte* keyEnd)
    {
        if (keyEnd + 1 is null)
        {
            return null;
        }
        keyEnd = SkipSpace(keyEnd + 1);
        return *keyEnd == ':' ? keyEnd + 1 : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* WordEnd(byte* p) => *p switch
    {
        (byte)'t' when Unsafe.ReadUnaligned<uint>(p) == True => p + 4,
        (byte)'f' when Unsafe.ReadUnaligned<uint>(p + 1) == Alse => p + 5,
        (byte)'n' when Unsafe.ReadUnaligned<uint>(p) == Null => p + 4,
        _ => null,
    };

    // Quotes, backslashes and control characters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Stops(Vector256<byte> block) => Vector256.Equals(block, Vector256.Create((byte)'"'))
        | Vector256.Equals(block, Vector256.Create((byte)'\\'))
        | Vector256.Equals(Vector256.Min(block, Vector256.Create((byte)0x1F)), block);

    /// <returns>Behind the closing quote; null if there is none, or something else is wrong before it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* StringEnd(byte* p)
    {
        uint stops = Stops(Vector256.Load(p)).ExtractMostSignificantBits();
        byte* stop = p + BitOperations.TrailingZeroCount(stops);
        return *stop == '"' ? stop + 1 : LongStringEnd(p);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* LongStringEnd(byte* p)
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
                case (byte)'\\' when p[1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
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
    private static byte* NumberEnd(byte* p)
    {
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

    private static byte* SkipSpace(byte* p)
    {
        while (*p is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            p++;
        }
        return p;
    }
}
