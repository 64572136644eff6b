using System.Globalization;
using System.Runtime.CompilerServices;
using Tocsin.Patterns.Bytes;
using Tocsin.Patterns.Language;

namespace Tocsin.Patterns.Matching;

/// <summary>
/// All tests of numbers at one path as one sorted list of the numbers they name: a value costs one search, however many tests there are.
/// </summary>
/// <remarks>
/// The numbers named cut the line into points and the gaps between them, for each of which it is known beforehand which conditions hold.
/// <c>[1, {"numeric": ["&gt;", 5]}]</c> makes five pieces: below 1, 1, between 1 and 5, 5, above 5.
/// </remarks>
internal sealed class NumberTable
{
    private const int Few = 8;
    private readonly DecimalNumber[] bounds;
    private readonly Outcome[] pieces;
    private readonly Outcome[] oneDigit = new Outcome[10];
    private readonly LeadingDigits? leading;

    private NumberTable(DecimalNumber[] bounds, Outcome[] pieces, LeadingDigits? leading)
    {
        (this.bounds, this.pieces, this.leading) = (bounds, pieces, leading);
        for (int digit = 0; digit < oneDigit.Length; digit++)
        {
            oneDigit[digit] = Find(Decimal(digit));
        }
    }

    /// <param name="tests">Those of them that compare numbers count.</param>
    /// <param name="outcome">What it means that conditions hold.</param>
    /// <returns>Null when no test compares numbers.</returns>
    public static NumberTable? Build(IReadOnlyList<(ValueTest Test, ulong Condition)> tests, Func<ulong, Outcome> outcome)
    {
        double[] named = [.. tests.SelectMany(t => Named(t.Test)).Where(double.IsFinite).Distinct().Order()];
        if (!tests.Any(t => Compares(t.Test)))
        {
            return null;
        }
        ulong[] holds = new ulong[(2 * named.Length) + 1];
        foreach ((ValueTest test, ulong condition) in tests.Where(t => Compares(t.Test)))
        {
            foreach ((int from, int to) in Pieces(test, named))
            {
                for (int piece = from; piece <= to; piece++)
                {
                    holds[piece] |= condition;
                }
            }
        }
        return new NumberTable([.. named.Select(Decimal)], [.. holds.Select(outcome)], LeadingDigits.Of(named));
    }

    /// <summary>
    /// Finds what a number makes of the conditions without reading it all: a single digit, or one whose first digits tell.
    /// </summary>
    /// <param name="text">With sixteen bytes readable behind the number.</param>
    /// <param name="inDoubt">As of <see cref="DecimalNumber.TryRead"/>, but perhaps too many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe bool TryFindEarly(byte* text, out byte* end, out Outcome outcome, out int inDoubt)
    {
        if ((uint)(*text - '0') <= 9 && !DecimalNumber.IsPartOfNumber(text[1]))
        {
            end = text + 1;
            outcome = oneDigit[*text - '0'];
            inDoubt = 0;
            return true;
        }
        if (leading is not null && leading.TryPlace(text, out end, out int piece, out inDoubt))
        {
            outcome = pieces[piece];
            return true;
        }
        end = text;
        outcome = default;
        inDoubt = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Outcome Find(DecimalNumber number)
    {
        DecimalNumber[] all = bounds;
        if (all.Length > Few)
        {
            return ref FindAmongMany(number);
        }
        int piece = 0;
        foreach (ref readonly DecimalNumber bound in all.AsSpan())
        {
            int order = number.CompareTo(bound);
            if (order <= 0)
            {
                piece += order == 0 ? 1 : 0;
                break;
            }
            piece += 2;
        }
        return ref pieces[piece];
    }

    private ref readonly Outcome FindAmongMany(DecimalNumber number)
    {
        int at = Array.BinarySearch(bounds, number);
        return ref pieces[at >= 0 ? (2 * at) + 1 : 2 * ~at];
    }

    private static bool Compares(ValueTest test) => test is ValueTest.Range or ValueTest.Number { Comparable: not null }
        or ValueTest.AnythingBut { Excluded: [ValueTest.Range, ..] };

    private static IEnumerable<double> Named(ValueTest test) => test switch
    {
        ValueTest.Range r => [r.From, r.To],
        ValueTest.Number { Comparable: { } n } => [n],
        ValueTest.AnythingBut { Excluded: [ValueTest.Range, ..] } but => but.Excluded.Cast<ValueTest.Range>().Select(r => r.From),
        _ => [],
    };

    /// <summary>The pieces that a test holds in, as first and last ones.</summary>
    private static IEnumerable<(int From, int To)> Pieces(ValueTest test, double[] named)
    {
        int Point(double number) => (2 * Array.BinarySearch(named, number)) + 1;
        switch (test)
        {
            case ValueTest.Number { Comparable: { } n }:
                return [(Point(n), Point(n))];
            case ValueTest.Range r:
                int from = !double.IsFinite(r.From) ? 0 : Point(r.From) + (r.FromOpen ? 1 : 0);
                int to = !double.IsFinite(r.To) ? 2 * named.Length : Point(r.To) - (r.ToOpen ? 1 : 0);
                return [(from, to)];
            case ValueTest.AnythingBut but:
                int[] points = [.. but.Excluded.Cast<ValueTest.Range>().Select(r => Point(r.From)).Distinct().Order()];
                return points.Prepend(-1).Zip(points.Append((2 * named.Length) + 1), (before, after) => (before + 1, after - 1));
            default:
                return [];
        }
    }

    private static unsafe DecimalNumber Decimal(double value)
    {
        byte[] text = [.. Utf8.Of(value.ToString("R", CultureInfo.InvariantCulture)), .. new byte[16]];
        fixed (byte* p = text)
        {
            DecimalNumber.TryRead(p, out _, out DecimalNumber number, out _);
            return number;
        }
    }
}
