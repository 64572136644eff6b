using System.Globalization;

namespace Tocsin.Patterns.Bytes;

/// <summary>Numbers as AWS compares them: as binary64, unless that would change the number.</summary>
/// <remarks>
/// <c>300</c>, <c>300.0</c> and <c>3.0e2</c> are equal (recorded on AWS 2026-09). A number whose digits binary64 does not keep, such as
/// 12345678901234567890, cannot be compared, and equals only the very same text.
/// </remarks>
internal static class ComparableNumber
{
    /// <param name="text">A JSON number.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out double number)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) || !double.IsFinite(number))
        {
            return false;
        }
        var written = new Decimal(text);
        if (written.IsZero)
        {
            number = 0;
            return true;
        }
        Span<byte> shortest = stackalloc byte[32];
        return number.TryFormat(shortest, out int length, default, CultureInfo.InvariantCulture)
            && written.Equals(new Decimal(shortest[..length]));
    }

    /// <summary>The significant digits of a number and where its point stands.</summary>
    private readonly ref struct Decimal
    {
        private readonly ReadOnlySpan<byte> digits;
        private readonly long exponent;

        public Decimal(ReadOnlySpan<byte> text)
        {
            int e = text.IndexOfAny((byte)'e', (byte)'E');
            long scale = 0;
            if (e >= 0)
            {
                scale = ReadExponent(text[(e + 1)..]);
                text = text[..e];
            }
            text = text.TrimStart((byte)'-');
            int point = text.IndexOf((byte)'.');
            scale -= point >= 0 ? text.Length - point - 1 : 0;
            digits = text.TrimStart("0."u8);
            ReadOnlySpan<byte> trimmed = digits.TrimEnd("0."u8);
            int dropped = digits[trimmed.Length..].Count((byte)'0');
            exponent = scale + dropped;
            digits = trimmed;
        }

        public bool IsZero => digits.IsEmpty;

        public bool Equals(Decimal other)
        {
            if (exponent != other.exponent)
            {
                return false;
            }
            ReadOnlySpan<byte> left = digits, right = other.digits;
            int i = 0, j = 0;
            while (true)
            {
                i += i < left.Length && left[i] == '.' ? 1 : 0;
                j += j < right.Length && right[j] == '.' ? 1 : 0;
                if (i >= left.Length || j >= right.Length)
                {
                    return i >= left.Length && j >= right.Length;
                }
                if (left[i++] != right[j++])
                {
                    return false;
                }
            }
        }

        private static long ReadExponent(ReadOnlySpan<byte> text)
        {
            long value = 0;
            foreach (byte c in text.TrimStart("+-"u8))
            {
                value = Math.Min((value * 10) + (c - '0'), int.MaxValue);
            }
            return text[0] == '-' ? -value : value;
        }
    }
}
