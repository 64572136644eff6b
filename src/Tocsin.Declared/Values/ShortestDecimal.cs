using System.Globalization;
using System.Numerics;
using System.Text;

namespace Tocsin.Declared.Values;

/// <summary>Writes a binary number with as few decimal digits as still name it alone among the numbers of 512 bits.</summary>
/// <remarks>
/// The number owns the half-open neighbourhood of half a unit in its last place on both sides. Digits are taken from the left until what
/// was written, cut off or rounded up, lies within it. All is scaled to whole numbers: remainder and neighbourhood over one divisor.
/// </remarks>
internal static class ShortestDecimal
{
    public static string Write(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero)
        {
            return "0";
        }
        var magnitude = BigInteger.Abs(mantissa);
        int padding = Limits.MantissaBits - (int)magnitude.GetBitLength();
        bool isEven = padding > 0 || magnitude.IsEven;
        int unitExponent = exponent - padding;

        // value = remainder / divisor, half a unit = neighbourhood / divisor
        var remainder = magnitude << (padding + 1 + Math.Max(0, unitExponent));
        var neighbourhood = BigInteger.One << Math.Max(0, unitExponent);
        var divisor = BigInteger.One << (1 + Math.Max(0, -unitExponent));

        int point = (int)Math.Ceiling(BigInteger.Log10(magnitude) + (exponent * Math.Log10(2)) - 1e-9);
        if (point >= 0)
        {
            divisor *= BigInteger.Pow(10, point);
        }
        else
        {
            remainder *= BigInteger.Pow(10, -point);
            neighbourhood *= BigInteger.Pow(10, -point);
        }
        if (remainder >= divisor)
        {
            divisor *= 10;
            point++;
        }

        string digits = Digits(remainder, neighbourhood, divisor, isEven, out int taken);
        return (mantissa.Sign < 0 ? "-" : "") + Place(digits, point + digits.Length - taken);
    }

    private static string Digits(BigInteger remainder, BigInteger neighbourhood, BigInteger divisor, bool isInclusive, out int taken)
    {
        var digits = new StringBuilder();
        taken = 0;
        while (true)
        {
            remainder *= 10;
            neighbourhood *= 10;
            var digit = BigInteger.DivRem(remainder, divisor, out remainder);
            bool mayCut = isInclusive ? remainder <= neighbourhood : remainder < neighbourhood;
            var above = divisor - remainder;
            bool mayRaise = isInclusive ? above <= neighbourhood : above < neighbourhood;
            digits.Append((int)digit);
            taken++;
            if (mayCut && (!mayRaise || remainder < above || (remainder == above && digit.IsEven)))
            {
                return digits.ToString();
            }
            if (mayRaise)
            {
                return (BigInteger.Parse(digits.ToString(), CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
                    .PadLeft(taken, '0');
            }
        }
    }

    private static string Place(string digits, int point)
    {
        if (point <= 0)
        {
            string fraction = (new string('0', -point) + digits).TrimEnd('0');
            return fraction.Length == 0 ? "0" : $"0.{fraction}";
        }
        string whole = digits.Length > point ? digits[..point] : digits.PadRight(point, '0');
        string rest = digits.Length > point ? digits[point..].TrimEnd('0') : "";
        whole = whole.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
        return rest.Length == 0 ? whole : $"{whole}.{rest}";
    }
}
