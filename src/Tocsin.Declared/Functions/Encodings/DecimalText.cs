using System.Globalization;
using System.Numerics;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>
/// A number that is not negative, in decimal digits: <c>0.Digits * 10^Point</c>. Rounds half to even, as Go's formatting does.
/// </summary>
internal sealed class DecimalText
{
    private readonly BigFloat number;
    private readonly string digits;
    private readonly int point;

    private DecimalText(BigFloat number, string digits, int point) => (this.number, this.digits, this.point) = (number, digits, point);

    public static DecimalText Of(BigFloat number)
    {
        // Exact: a binary fraction of n places is a decimal fraction of n places.
        int places = Math.Max(0, -number.Exponent);
        var whole = number.Mantissa * (number.Exponent > 0 ? BigInteger.One << number.Exponent : BigInteger.Pow(5, places));
        string digits = whole.ToString(CultureInfo.InvariantCulture);
        return new DecimalText(number, digits, whole.IsZero ? 0 : digits.Length - places);
    }

    /// <summary>With that many digits after the point: <c>3.14</c>.</summary>
    public string Fixed(int precision)
    {
        var (rounded, exponent) = Round(point + precision);
        string all = Shift(rounded, exponent, precision);
        return precision == 0 ? all : $"{all[..^precision]}.{all[^precision..]}";
    }

    /// <summary>With one digit before the point and that many after it: <c>3.14e+00</c>.</summary>
    public string Exponential(int precision)
    {
        var (rounded, exponent) = Round(precision + 1);
        return Scientific(rounded.PadRight(precision + 1, '0'), number.Sign == 0 ? 0 : exponent - 1);
    }

    /// <summary>
    /// The shorter of the two forms, with that many digits in all, or as few as name the number when no precision is given.
    /// </summary>
    public string General(int? precision)
    {
        if (number.Sign == 0)
        {
            return "0";
        }
        int wanted = Math.Max(1, precision ?? 1);
        var (rounded, exponent) = precision is null ? Shortest() : Round(wanted);
        rounded = rounded.TrimEnd('0');
        int threshold = precision is null ? 6 : wanted > rounded.Length && rounded.Length >= exponent ? rounded.Length : wanted;
        if (exponent - 1 < -4 || exponent - 1 >= threshold)
        {
            return Scientific(rounded, exponent - 1);
        }
        int places = Math.Max(0, rounded.Length - exponent);
        string all = Shift(rounded, exponent, places);
        return places == 0 ? all : $"{all[..^places]}.{all[^places..]}";
    }

    private (string Digits, int Exponent) Shortest()
    {
        string text = number.ToString();
        string all = text.Replace(".", "");
        string significant = all.TrimStart('0');
        int whole = text.IndexOf('.') is >= 0 and var at ? at : text.Length;
        return (significant, whole - (all.Length - significant.Length));
    }

    private static string Scientific(string rounded, int exponent) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rounded[0]}{(rounded.Length > 1 ? "." : "")}{rounded[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    /// <summary>
    /// The digits that many places to the left of the point of an integer: <c>0.rounded * 10^exponent * 10^places</c>, with at least one
    /// digit before the places.
    /// </summary>
    private static string Shift(string rounded, int exponent, int places)
    {
        int length = exponent + places;
        string all = length <= 0 ? "" : rounded.Length >= length ? rounded[..length] : rounded.PadRight(length, '0');
        return all.PadLeft(places + 1, '0');
    }

    /// <summary>The first <paramref name="count"/> digits, rounded; a carry out of the first digit raises the exponent.</summary>
    private (string Digits, int Exponent) Round(int count)
    {
        if (count >= digits.Length)
        {
            return (digits, point);
        }
        if (count < 0)
        {
            return ("0", point);
        }
        var kept = count == 0
            ? BigInteger.Zero
            : BigInteger.Parse(digits.AsSpan(0, count), NumberStyles.None, CultureInfo.InvariantCulture);
        bool isHalf = digits[count] == '5' && digits.AsSpan(count + 1).TrimEnd('0').Length == 0;
        if (isHalf ? !kept.IsEven : digits[count] >= '5')
        {
            kept += 1;
        }
        string rounded = kept.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
        int exponent = point + rounded.Length - count;
        return (rounded.Length > Math.Max(1, count) ? rounded[..count] : rounded, exponent);
    }
}
