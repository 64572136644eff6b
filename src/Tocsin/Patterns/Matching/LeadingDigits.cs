using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Matching;

/// <summary>Numbers that have sign and whole part in common, to be told from others by eight digits behind the point.</summary>
/// <remarks>
/// <c>-122.464</c>, <c>-122.416</c> and <c>-122.406</c>, the bounds of some patterns, and <c>-122.43910021</c>, a value: one comparison of
/// text says that the value begins as they do, and the digits that follow compare as words. A value that begins otherwise, has fewer
/// digits, an exponent, or the same eight digits as a bound has to be read. A third of the instructions that reading takes, and where
/// numbers are many, they are of this kind: places, amounts, measurements around their limits.
/// </remarks>
internal sealed unsafe class LeadingDigits
{
    private const int Most = 8;
    private const int Digits = 8;
    private const int LongestPrefix = 7;
    private readonly ulong prefix;
    private readonly ulong prefixMask;
    private readonly int prefixLength;
    private readonly int wholeDigits;
    private readonly ulong turn;
    private readonly ulong[] heads;

    private LeadingDigits(string prefix, bool negative, ulong[] heads)
    {
        foreach (char c in prefix.Reverse())
        {
            this.prefix = (this.prefix << 8) | c;
        }
        prefixMask = (1UL << (8 * prefix.Length)) - 1;
        prefixLength = prefix.Length;
        wholeDigits = prefix.Length - (negative ? 2 : 1);
        turn = negative ? ulong.MaxValue : 0;
        this.heads = heads;
    }

    /// <param name="numbers">Ascending.</param>
    /// <returns>Null when they do not have sign and whole part in common.</returns>
    public static LeadingDigits? Of(IReadOnlyList<double> numbers)
    {
        string[] texts = [.. numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)).Select(t => t.Contains('.') ? t : $"{t}.")];
        string prefix = texts.Length is 0 or > Most ? "" : texts[0][..(texts[0].IndexOf('.') + 1)];
        if (prefix.Length is 0 or > LongestPrefix || texts.Any(t => t.Contains('E') || !t.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return null;
        }
        bool negative = prefix[0] == '-';
        return new LeadingDigits(prefix, negative, [.. texts.Select(t => Head(t[prefix.Length..]) ^ (negative ? ulong.MaxValue : 0))]);
    }

    /// <summary>Finds the piece between or beyond the numbers that a value lies in, as <see cref="NumberTable"/> counts them.</summary>
    /// <param name="text">With sixteen bytes readable behind the number.</param>
    /// <param name="inDoubt">How many digits it has, if so many that it may not be comparable; else 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlace(byte* text, out byte* end, out int piece, out int inDoubt)
    {
        end = text;
        piece = 0;
        inDoubt = 0;
        if ((Unsafe.ReadUnaligned<ulong>(text) & prefixMask) != prefix)
        {
            return false;
        }
        text += prefixLength;
        ulong head = Unsafe.ReadUnaligned<ulong>(text);
        Vector128<byte> rest = Vector128.Load(text + Digits) - Vector128.Create((byte)'0');
        uint others = ~Vector128.Equals(Vector128.Min(rest, Vector128.Create((byte)9)), rest).ExtractMostSignificantBits();
        int count = BitOperations.TrailingZeroCount(others);
        end = text + Digits + count;
        if (!AreDigits(head) || count == Vector128<byte>.Count || (*end | 0x20) == 'e')
        {
            return false;
        }
        head = BinaryPrimitives.ReverseEndianness(head) ^ turn;
        foreach (ulong bound in heads)
        {
            if (head <= bound)
            {
                if (head == bound)
                {
                    return false;
                }
                break;
            }
            piece += 2;
        }
        count += wholeDigits + Digits;
        inDoubt = count <= DecimalNumber.AlwaysComparable ? 0 : count;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDigits(ulong text)
    {
        text ^= 0x3030303030303030;
        return (((text + 0x7676767676767676) | text) & 0x8080808080808080) == 0;
    }

    private static ulong Head(string fraction) =>
        fraction.PadRight(Digits, '0')[..Digits].Aggregate(0UL, (head, digit) => (head << 8) | digit);
}
