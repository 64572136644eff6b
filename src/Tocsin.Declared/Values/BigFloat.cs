using System.Globalization;
using System.Numerics;

namespace Tocsin.Declared.Values;

/// <summary>A number as Terraform computes with it: binary, with a mantissa of 512 bits, rounded to nearest even.</summary>
/// <remarks>
/// The value is <c>Mantissa * 2^Exponent</c>. The mantissa is odd (or all is zero), so equal numbers are equal records. Terraform uses Go's
/// big.Float with that precision: <c>0.1 + 0.2</c> prints 0.3, <c>1/3</c> prints 155 digits ("recorded with terraform console 1.11.4").
/// </remarks>
public readonly record struct BigFloat : IComparable<BigFloat>
{
    private BigFloat(BigInteger mantissa, int exponent)
    {
        Mantissa = mantissa;
        Exponent = exponent;
    }

    public BigInteger Mantissa { get; }

    public int Exponent { get; }

    public static BigFloat Zero => default;

    public static BigFloat Of(BigInteger amount) => Round(amount, 0, sticky: false);

    /// <summary>
    /// The number whose shortest decimal form is that of the double, as Terraform prints what it computes in doubles (<c>log</c>,
    /// <c>pow</c>).
    /// </summary>
    public static BigFloat Of(double amount) =>
        TryParse(amount.ToString("R", CultureInfo.InvariantCulture), out var number) ? number : Zero;

    /// <summary>
    /// Reads a decimal number, <c>-12.5e3</c>. False for anything else, and beyond <see cref="Limits.MaximumDecimalExponent"/>.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BigFloat number)
    {
        number = default;
        bool isNegative = text is ['-', ..];
        if (isNegative || text is ['+', ..])
        {
            text = text[1..];
        }
        int e = text.IndexOfAny('e', 'E');
        int exponent = 0;
        if (e >= 0 && !int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }
        var digits = e >= 0 ? text[..e] : text;
        int point = digits.IndexOf('.');
        string all = point < 0 ? digits.ToString() : string.Concat(digits[..point], digits[(point + 1)..]);
        if (all.Length == 0 || all.Length > Limits.MaximumDigits || !all.All(char.IsAsciiDigit)
            || Math.Abs((long)exponent) > Limits.MaximumDecimalExponent)
        {
            return false;
        }
        var mantissa = BigInteger.Parse(all, NumberStyles.None, CultureInfo.InvariantCulture);
        exponent -= point < 0 ? 0 : digits.Length - point - 1;
        mantissa = isNegative ? -mantissa : mantissa;
        number = exponent >= 0 ? Of(mantissa * BigInteger.Pow(10, exponent)) : Quotient(mantissa, BigInteger.Pow(10, -exponent));
        return true;
    }

    public int Sign => Mantissa.Sign;

    public bool IsInteger => Exponent >= 0;

    /// <summary>The whole number, or false when it is none or does not fit.</summary>
    public bool TryGetInt32(out int number)
    {
        number = 0;
        if (!IsInteger || Exponent > 31 || BigInteger.Abs(Mantissa) > int.MaxValue)
        {
            return false;
        }
        var whole = Mantissa << Exponent;
        if (whole > int.MaxValue || whole < int.MinValue)
        {
            return false;
        }
        number = (int)whole;
        return true;
    }

    /// <summary>The whole number towards zero.</summary>
    public BigInteger Truncate() => Exponent >= 0 ? Mantissa << Exponent : Mantissa.Sign * (BigInteger.Abs(Mantissa) >> -Exponent);

    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    public static BigFloat operator +(BigFloat a, BigFloat b)
    {
        int exponent = Math.Min(a.Exponent, b.Exponent);
        return Round((a.Mantissa << (a.Exponent - exponent)) + (b.Mantissa << (b.Exponent - exponent)), exponent, sticky: false);
    }

    public static BigFloat operator -(BigFloat a) => new(-a.Mantissa, a.Exponent);

    public static BigFloat operator -(BigFloat a, BigFloat b) => a + -b;

    public static BigFloat operator *(BigFloat a, BigFloat b) => Round(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent, sticky: false);

    /// <summary>The divisor is not zero.</summary>
    public static BigFloat operator /(BigFloat a, BigFloat b)
    {
        var quotient = Quotient(a.Mantissa, b.Mantissa);
        return quotient.Sign == 0 ? quotient : new BigFloat(quotient.Mantissa, quotient.Exponent + a.Exponent - b.Exponent);
    }

    /// <summary>With the sign of the dividend. The divisor is not zero.</summary>
    public static BigFloat operator %(BigFloat a, BigFloat b) => a - (b * Of((a / b).Truncate()));

    public int CompareTo(BigFloat other) => (this - other).Sign;

    /// <summary>The shortest decimal form that reads back as the same number, never with an exponent.</summary>
    public override string ToString() => ShortestDecimal.Write(Mantissa, Exponent);

    private static BigFloat Quotient(BigInteger dividend, BigInteger divisor)
    {
        // Shifted so that the quotient has more bits than are kept; whatever remains only decides ties.
        int shift = Math.Max(0, Limits.MantissaBits + 2 - (int)(dividend.GetBitLength() - divisor.GetBitLength()));
        var quotient = BigInteger.DivRem(BigInteger.Abs(dividend) << shift, BigInteger.Abs(divisor), out var remainder);
        return Round(dividend.Sign * divisor.Sign * quotient, -shift, sticky: !remainder.IsZero);
    }

    private static BigFloat Round(BigInteger mantissa, int exponent, bool sticky)
    {
        if (mantissa.IsZero)
        {
            return default;
        }
        var magnitude = BigInteger.Abs(mantissa);
        int excess = (int)magnitude.GetBitLength() - Limits.MantissaBits;
        if (excess > 0)
        {
            var lost = magnitude & ((BigInteger.One << excess) - 1);
            var half = BigInteger.One << (excess - 1);
            magnitude >>= excess;
            exponent += excess;
            if (lost > half || (lost == half && (sticky || !magnitude.IsEven)))
            {
                magnitude += 1;
            }
        }
        int zeros = (int)BigInteger.TrailingZeroCount(magnitude);
        return new BigFloat(mantissa.Sign * (magnitude >> zeros), exponent + zeros);
    }
}
