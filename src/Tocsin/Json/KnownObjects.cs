using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Json;

/// <summary>Steps over the objects of an array that are like the first: its keys, in that order, and plain values.</summary>
/// <remarks>
/// Whatever it does not know it leaves to <see cref="JsonCheck"/>: so it need not tell what is wrong from what is only unusual. Points of a
/// line, or names with their values, are most of many events; each costs a third of what it costs there.
/// </remarks>
internal static unsafe class KnownObjects
{
    private const uint CommaBraceQuote = ',' | ('{' << 8) | ('"' << 16);
    private const uint ThreeBytes = 0xFFFFFF;
    private const ushort CommaQuote = ',' | ('"' << 8);

    /// <param name="p">Behind an object of the array.</param>
    /// <param name="known">The keys of the array's objects; the last of them is <see cref="KnownKey.None"/>.</param>
    /// <param name="met">The number of the container that begins next; grows by one for each object.</param>
    /// <returns>Behind the last object that is like the first.</returns>
    public static byte* End(byte* p, KnownKey* known, byte* text, ulong* containers, int room, ref int met)
    {
        int number = met;
        while ((Unsafe.ReadUnaligned<uint>(p) & ThreeBytes) == CommaBraceQuote)
        {
            byte* end = ObjectEnd(p + 3, known);
            if (end is null)
            {
                break;
            }
            p = end;
            if (number < room)
            {
                containers[number] = (uint)(p - text) | ((ulong)(number + 1) << 32);
            }
            number++;
        }
        met = number;
        return p;
    }

    /// <param name="p">Behind the quote of the first key.</param>
    /// <returns>Behind the closing bracket; null if it is none of those objects.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* ObjectEnd(byte* p, KnownKey* known)
    {
        while ((Unsafe.ReadUnaligned<ulong>(p) & known->Mask) == known->Word)
        {
            p += known->Length;
            known++;
            if (*p == '"')
            {
                p = JsonScalars.FirstStop(p + 1);
                if (*p != '"')
                {
                    return null;
                }
                p++;
            }
            else if (p[1] == ',' || p[1] == '}')
            {
                if ((uint)(*p - '0') > 9)
                {
                    return null;
                }
                p++;
            }
            else
            {
                p = PlainNumberEnd(p);
                if (p is null)
                {
                    return null;
                }
            }
            if (Unsafe.ReadUnaligned<ushort>(p) != CommaQuote)
            {
                return *p == '}' ? p + 1 : null;
            }
            p += 2;
        }
        return null;
    }

    /// <summary>Behind a number of few digits; what stands there may go on with an exponent, which no object goes on with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* PlainNumberEnd(byte* p)
    {
        p += *p == '-' ? 1 : 0;
        Vector256<byte> digits = Vector256.Load(p) - Vector256.Create((byte)'0');
        ulong others = ~Vector256.Equals(Vector256.Min(digits, Vector256.Create((byte)9)), digits).ExtractMostSignificantBits();
        int whole = BitOperations.TrailingZeroCount((uint)others);
        if (whole == 0 || (*p == '0' && whole > 1))
        {
            return null;
        }
        p += whole;
        if (*p != '.')
        {
            return p;
        }
        ulong behind = others >> (whole + 1);
        int fraction = BitOperations.TrailingZeroCount(behind);
        return behind == 0 || fraction == 0 ? null : p + fraction + 1;
    }
}
