using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Patterns;

/// <summary>A JSON number as sign, up to nineteen significant digits, and where they stand: compares without rounding, and faster than binary64 can be made.</summary>
/// <remarks>
/// Numbers that AWS can compare are the shortest texts of their binary64 values, so they compare as decimals as they do as binary64. Fifteen digits are
/// always comparable; of sixteen or more it has to be found out: see <see cref="ComparableNumber"/>.
/// </remarks>
internal readonly struct DecimalNumber : IComparable<DecimalNumber>
{
    private const int AlwaysComparable = 15;
    private const int MostDigits = 19;
    private static readonly ulong[] PowersOfTen = [.. Enumerable.Range(0, MostDigits + 1).Select(i => (ulong)UInt128.Parse($"1{new string('0', i)}"))];
    private static readonly ulong[] PowersOfFive = [.. Enumerable.Range(0, 23).Select(i => (ulong)Enumerable.Repeat(5L, i).Aggregate(1L, (a, b) => a * b))];
    private readonly ulong digits;
    private readonly long exponent;
    private readonly int significant;
    private readonly bool negative;

    private DecimalNumber(bool negative, ulong digits, int significant, long exponent) =>
        (this.negative, this.digits, this.significant, this.exponent) = (negative, digits, significant, exponent);

    /// <summary>Reads a number and finds its end.</summary>
    /// <param name="certain">The number can be compared for sure; else <see cref="IsSurelyShortest"/> may tell, and <see cref="ComparableNumber"/> does.</param>
    /// <returns>False when it has too many digits to be held here.</returns>
    public static unsafe bool TryRead(byte* p, out byte* end, out DecimalNumber number, out bool certain)
    {
        bool negative = *p == '-';
        p += negative ? 1 : 0;
        ulong mantissa = 0;
        int count = 0;
        long scale = 0;
        bool fits = true;
        for (; (uint)(*p - '0') <= 9; p++)
        {
            Take(*p, ref mantissa, ref count, ref fits);
        }
        if (*p == '.')
        {
            byte* from = ++p;
            while (mantissa != 0 && count <= MostDigits - 8 && TryReadEight(p, out uint eight))
            {
                mantissa = (mantissa * 100_000_000) + eight;
                count += 8;
                p += 8;
            }
            for (; (uint)(*p - '0') <= 9; p++)
            {
                Take(*p, ref mantissa, ref count, ref fits);
            }
            scale = from - p;
        }
        if (*p is (byte)'e' or (byte)'E')
        {
            p++;
            bool minus = *p == '-';
            p += *p is (byte)'-' or (byte)'+' ? 1 : 0;
            long exponent = 0;
            for (; (uint)(*p - '0') <= 9; p++)
            {
                exponent = Math.Min((exponent * 10) + (*p - '0'), int.MaxValue);
            }
            scale += minus ? -exponent : exponent;
        }
        end = p;
        // Comparing wants one form: nineteen digits, the first not zero, and the power of ten behind the last.
        certain = count <= AlwaysComparable && scale is > -290 and < 290;
        if (mantissa == 0)
        {
            number = default;
            certain = fits;
            return fits;
        }
        number = new DecimalNumber(negative, mantissa * PowersOfTen[MostDigits - count], count, scale - (MostDigits - count));
        return fits;
    }

    /// <summary>Is this number, of sixteen digits or more, the shortest text of its binary64 value? False also means: not easily told.</summary>
    /// <remarks>
    /// The number is m / (5^k 2^k). Its binary64 value is the whole number M nearest to (m 2^t) / 5^k, which has 53 bits for one t. Then, in units in which M is 5^k
    /// apart from its neighbours, m is 2^t apart from its own, and the number is off by |m 2^t - M 5^k|. It is the shortest text if it is the nearest of its own length, and
    /// the two numbers around it with a digit less are nearer to M's neighbours.
    /// </remarks>
    public bool IsSurelyShortest()
    {
        long scale = exponent + MostDigits - significant;
        if (scale is >= 0 or < -22 || significant > 17)
        {
            return false;
        }
        ulong m = digits / PowersOfTen[MostDigits - significant];
        if (m % 10 == 0)
        {
            return false;
        }
        ulong five = PowersOfFive[-scale];
        int t = 52 - BitOperations.Log2(m) + BitOperations.Log2(five);
        UInt128 scaled = (UInt128)m << Math.Max(t, 0);
        t += scaled >= (UInt128)five << 53 ? -1 : scaled < (UInt128)five << 52 ? 1 : 0;
        if (t is < 1 or > 57)
        {
            return false;
        }
        scaled = (UInt128)m << t;
        (UInt128 quotient, UInt128 remainder) = UInt128.DivRem(scaled, five);
        ulong nearest = (ulong)quotient;
        long off = (long)(ulong)remainder;
        if (2 * off > (long)five)
        {
            nearest++;
            off -= (long)five;
        }
        long apart = 1L << t;
        long below = off - ((long)(m % 10) * apart);
        return nearest > 1UL << 52 && nearest < 1UL << 53
            && 2 * Math.Abs(off) < apart
            && 2 * Math.Abs(below) > (long)five
            && 2 * Math.Abs(below + (10 * apart)) > (long)five;
    }

    private static unsafe bool TryReadEight(byte* p, out uint value)
    {
        ulong eight = Unsafe.ReadUnaligned<ulong>(p);
        if (((eight & 0xF0F0F0F0F0F0F0F0) | (((eight + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) != 0x3333333333333333)
        {
            value = 0;
            return false;
        }
        // Pairs, then fours, then all eight.
        eight -= 0x3030303030303030;
        eight = (eight * 10) + (eight >> 8);
        value = (uint)((((eight & 0x000000FF000000FF) * 0x000F424000000064) + (((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
        return true;
    }

    public int CompareTo(DecimalNumber other)
    {
        int sign = digits == 0 ? 0 : negative ? -1 : 1;
        int otherSign = other.digits == 0 ? 0 : other.negative ? -1 : 1;
        if (sign != otherSign || sign == 0)
        {
            return sign.CompareTo(otherSign);
        }
        int magnitude = exponent != other.exponent ? exponent.CompareTo(other.exponent) : digits.CompareTo(other.digits);
        return negative ? -magnitude : magnitude;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(byte digit, ref ulong mantissa, ref int count, ref bool fits)
    {
        if (count < MostDigits)
        {
            mantissa = (mantissa * 10) + (uint)(digit - '0');
            count += mantissa == 0 ? 0 : 1;
        }
        else
        {
            fits = false;
        }
    }
}
