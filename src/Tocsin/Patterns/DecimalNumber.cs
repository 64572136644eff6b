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
    private readonly ulong digits;
    private readonly long exponent;
    private readonly bool negative;

    private DecimalNumber(bool negative, ulong digits, long exponent) => (this.negative, this.digits, this.exponent) = (negative, digits, exponent);

    /// <summary>Reads a number and finds its end.</summary>
    /// <param name="certain">The number can be compared for sure; else <see cref="ComparableNumber"/> has to be asked.</param>
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
        for (; count < MostDigits; count++, scale--)
        {
            mantissa *= 10;
        }
        number = new DecimalNumber(negative, mantissa, scale);
        return fits;
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
