using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tocsin.Patterns.Bytes;

/// <summary>
/// A JSON number as sign, up to nineteen significant digits, and where they stand: compares without rounding, and faster than binary64 can
/// be made.
/// </summary>
/// <remarks>
/// Numbers that AWS can compare are the shortest texts of their binary64 values, so they compare as decimals as they do as binary64.
/// Fifteen digits are always comparable; of sixteen or more it has to be found out: see <see cref="ComparableNumber"/>. Two words that
/// compare as the number does: the first has the sign and the power of ten, the second the digits as nineteen, the first of which is not
/// zero; both are turned round if the number is negative.
/// </remarks>
internal readonly struct DecimalNumber : IComparable<DecimalNumber>
{
    /// <summary>So many digits binary64 always keeps.</summary>
    public const int AlwaysComparable = 15;

    private const int MostDigits = 19;

    // Exponents of texts are cut off at 2^31; this keeps the order of positive numbers positive.
    private const long Bias = 1L << 40;
    private readonly long order;
    private readonly ulong digits;

    private DecimalNumber(bool negative, ulong digits, long exponent)
    {
        order = negative ? -(exponent + Bias) : exponent + Bias;
        this.digits = negative ? ~digits : digits;
    }

    // Written out, not computed: so the native compiler puts them into the program's data, and no use has to ask whether they are there
    // yet.
    private static readonly ulong[] PowersOfTen =
    [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    private static readonly ulong[] PowersOfFive =
    [
        1, 5, 25, 125, 625, 3125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625, 1_220_703_125,
        6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625, 19_073_486_328_125,
        95_367_431_640_625, 476_837_158_203_125, 2_384_185_791_015_625,
    ];

    /// <summary>Reads a number and finds its end.</summary>
    /// <param name="p">With at least sixteen bytes readable behind the number.</param>
    /// <param name="inDoubt">
    /// 0 when the number can be compared for sure; else how many digits it has, for <see cref="IsSurelyShortest"/>, which may tell, as
    /// <see cref="ComparableNumber"/> does.
    /// </param>
    /// <returns>False when it has too many digits to be held here.</returns>
    /// <remarks>
    /// Eight digits at a time, however many of the eight are digits: the usual number, some digits before the point and at most sixteen
    /// behind it, costs no branch that depends on its length but one.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe bool TryRead(byte* p, out byte* end, out DecimalNumber number, out int inDoubt)
    {
        bool negative = *p == '-';
        byte* from = negative ? p + 1 : p;
        byte* at = from + Digits(from, out ulong mantissa);
        if (at - from == 8)
        {
            int second = Digits(at, out ulong low);
            mantissa = (mantissa * Power(second)) + low;
            at += second;
        }
        long count = at - from;
        long scale = 0;
        if (*at == '.')
        {
            byte* fraction = ++at;
            int first = Digits(at, out ulong high);
            mantissa = (mantissa * Power(first)) + high;
            at += first;
            if (first == 8)
            {
                int second = Digits(at, out ulong low);
                mantissa = (mantissa * Power(second)) + low;
                at += second;
            }
            scale = fraction - at;
            count -= scale;
        }
        // A number of another form ends somewhere else.
        if (count > MostDigits || IsPartOfNumber(*at))
        {
            return TryReadAny(p, out end, out number, out inDoubt);
        }
        end = at;
        if (*from == '0')
        {
            count = Length(mantissa);
            if (count == 0)
            {
                number = default;
                inDoubt = 0;
                return true;
            }
        }
        number = new DecimalNumber(negative, mantissa * Power(MostDigits - (int)count), scale - (MostDigits - count));
        inDoubt = count <= AlwaysComparable ? 0 : (int)count;
        return true;
    }

    /// <summary>
    /// Is this number, of sixteen digits or more, the shortest text of its binary64 value? False also means: not easily told.
    /// </summary>
    /// <param name="significant">How many digits it was written with.</param>
    /// <remarks>
    /// The number is m / (5^k 2^k). Its binary64 value is the whole number M nearest to (m 2^t) / 5^k, which has 53 bits for one t. Then,
    /// in units in which M is 5^k apart from its neighbours, m is 2^t apart from its own, and the number is off by |m 2^t - M 5^k|. It is
    /// the shortest text if it is the nearest of its own length, and the two numbers around it with a digit less are nearer to M's
    /// neighbours.
    /// </remarks>
    public bool IsSurelyShortest(int significant)
    {
        long scale = Math.Abs(order) - Bias + MostDigits - significant;
        if (scale is >= 0 or < -22 || significant > 17)
        {
            return false;
        }
        ulong m = (order < 0 ? ~digits : digits) / Power(MostDigits - significant);
        if (m % 10 == 0)
        {
            return false;
        }
        ulong five = PowersOfFive[(int)-scale];
        // The quotient of two numbers rounded to 53 bits is off by few units; the remainder, which is then small, tells by how many.
        ulong quotient = BitConverter.DoubleToUInt64Bits((double)m / five);
        ulong nearest = (quotient & ((1UL << 52) - 1)) | (1UL << 52);
        int t = 52 + 1023 - (int)(quotient >> 52);
        if (t is < 1 or > 57)
        {
            return false;
        }
        long off = (long)((m << t) - (nearest * five));
        for (; 2 * off > (long)five; off -= (long)five)
        {
            nearest++;
        }
        for (; 2 * off < -(long)five; off += (long)five)
        {
            nearest--;
        }
        long apart = 1L << t;
        long below = off - ((long)(m % 10) * apart);
        return nearest > 1UL << 52 && nearest < 1UL << 53
            && 2 * Math.Abs(off) < apart
            && 2 * Math.Abs(below) > (long)five
            && 2 * Math.Abs(below + (10 * apart)) > (long)five;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CompareTo(DecimalNumber other) =>
        order != other.order ? (order < other.order ? -1 : 1) : digits != other.digits ? (digits < other.digits ? -1 : 1) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Power(int exponent) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(PowersOfTen), exponent);

    private static int Length(ulong mantissa)
    {
        // The bits times log10(2) is the length or one less.
        int length = ((64 - BitOperations.LeadingZeroCount(mantissa)) * 1233) >> 12;
        return mantissa >= Power(length) ? length + 1 : length;
    }

    /// <summary>Does a number that was begun go on with that byte?</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPartOfNumber(byte c) => c is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E';

    /// <summary>Reads as many digits as there are, up to eight.</summary>
    /// <remarks>The digits go to the top of the word, zeros before them; then pairs are added up, fours, and all eight.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe int Digits(byte* p, out ulong value)
    {
        ulong eight = Unsafe.ReadUnaligned<ulong>(p) ^ 0x3030303030303030;
        // A byte that is no digit is ten or more now. What it carries only reaches bytes behind it.
        int count = BitOperations.TrailingZeroCount(((eight + 0x7676767676767676) | eight) & 0x8080808080808080) >> 3;
        eight = count == 0 ? 0 : eight << (64 - (8 * count));
        eight = (eight * 10) + (eight >> 8);
        ulong even = (eight & 0x000000FF000000FF) * 0x000F424000000064;
        ulong odd = ((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001;
        value = (uint)((even + odd) >> 32);
        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe bool TryReadAny(byte* p, out byte* end, out DecimalNumber number, out int inDoubt)
    {
        bool negative = *p == '-';
        p += negative ? 1 : 0;
        ulong mantissa = 0;
        int count = 0;
        bool fits = true;
        for (; (uint)(*p - '0') <= 9; p++)
        {
            Take(*p, ref mantissa, ref count, ref fits);
        }
        long scale = 0;
        if (*p == '.')
        {
            byte* from = ++p;
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
        inDoubt = count <= AlwaysComparable && scale is > -290 and < 290 ? 0 : count;
        if (mantissa == 0)
        {
            number = default;
            inDoubt = 0;
            return fits;
        }
        number = new DecimalNumber(negative, mantissa * Power(MostDigits - count), scale - (MostDigits - count));
        return fits;
    }

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
