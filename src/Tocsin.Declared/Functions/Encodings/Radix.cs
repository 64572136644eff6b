using System.Numerics;
using System.Text;
using Tocsin.Declared.Functions.Calls;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>Whole numbers in bases from 2 to 62: digits, small letters, then capitals, as Go has them.</summary>
internal static class Radix
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <param name="number">Not negative.</param>
    public static string Write(BigInteger number, int radix)
    {
        var text = new StringBuilder();
        do
        {
            number = BigInteger.DivRem(number, radix, out var digit);
            text.Insert(0, Digits[(int)digit]);
        }
        while (!number.IsZero);
        return text.ToString();
    }

    /// <summary>Null when the text is no number in that base. Up to base 36 case does not matter.</summary>
    public static BigInteger? Read(string text, int radix)
    {
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        if (digits.Length is 0 or > Values.Limits.MaximumDigits)
        {
            return null;
        }
        var number = BigInteger.Zero;
        foreach (char c in radix <= 36 ? digits.ToLowerInvariant() : digits)
        {
            int digit = Digits.IndexOf(c);
            if (digit < 0 || digit >= radix)
            {
                return null;
            }
            number = (number * radix) + digit;
        }
        return text[0] == '-' ? -number : number;
    }
}
