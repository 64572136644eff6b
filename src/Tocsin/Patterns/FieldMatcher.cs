using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tocsin.Patterns;

/// <summary>All that a unit's patterns ask of the values at one path. Conditions are bits; those with more strings than bits go to <see cref="ExactTable"/>.</summary>
internal sealed unsafe class FieldMatcher
{
    private const int MostTextsInMachine = 64;
    private readonly ulong always;
    private readonly ulong strings;
    private readonly ulong numbers;
    private readonly ulong[] words = new ulong[5];
    private readonly StringMachine? machine;
    private readonly ExactTable? exact;
    private readonly (ValueTest Test, ulong Condition)[] slowStrings;
    private readonly (ValueTest.Range Test, DecimalNumber From, DecimalNumber To, ulong Condition)[] ranges;
    private readonly (DecimalNumber[] Excluded, ulong Condition)[] butNumbers;
    private readonly (DecimalNumber Number, ulong Condition)[] points;
    private readonly (ValueTest Test, ulong Condition)[] numberTexts;
    private readonly (ValueTest Test, ulong Condition)[] all;

    /// <param name="dense">The conditions that are bits.</param>
    /// <param name="sparse">Conditions that only ask for plain strings, by number.</param>
    public FieldMatcher(IReadOnlyList<(FieldTests Tests, ulong Bit)> dense, IReadOnlyList<(FieldTests Tests, int Number)> sparse)
    {
        all = [.. dense.SelectMany(c => c.Tests.Tests.Select(t => (t, c.Bit)))];
        Conditions = dense.Aggregate(0UL, (bits, c) => bits | c.Bit);
        WithoutAbsence = dense.Aggregate(0UL, (bits, c) => bits | (c.Tests.AllowsAbsence ? 0 : c.Bit));
        Absence = Conditions & ~WithoutAbsence;
        always = Bits<ValueTest.Exists>();
        ulong butStrings = BitsOf(t => t is ValueTest.AnythingBut { Excluded: [not ValueTest.Range, ..] });
        ulong butNumbersBits = BitsOf(t => t is ValueTest.AnythingBut { Excluded: [ValueTest.Range, ..] });
        strings = always | butNumbersBits;
        numbers = always | butStrings;
        foreach (LeafKind kind in (LeafKind[])[LeafKind.True, LeafKind.False, LeafKind.Null])
        {
            words[(int)kind] = always | butStrings | butNumbersBits | BitsOf(t => t is ValueTest.Word w && w.Kind == kind);
        }

        (ValueTest Test, ulong Condition)[] texts = [.. all.Where(t => t.Test is ValueTest.Text)];
        bool useTable = sparse.Count > 0 || texts.Length > MostTextsInMachine;
        exact = useTable ? Table(texts, sparse) : null;
        (ValueTest Test, ulong Condition)[] forMachine = [.. all.Where(t => IsTextual(t.Test) && !(useTable && t.Test is ValueTest.Text))];
        machine = forMachine.Length > 0 ? StringMachine.Build(forMachine) : null;
        slowStrings = [.. all.Where(t => t.Test is ValueTest.Addresses), .. machine is null ? forMachine : []];

        ranges = [.. all.Where(t => t.Test is ValueTest.Range r && r.From != r.To)
            .Select(t => ((ValueTest.Range)t.Test, Decimal(((ValueTest.Range)t.Test).From), Decimal(((ValueTest.Range)t.Test).To), t.Condition))];
        butNumbers = [.. all.Where(t => t.Test is ValueTest.AnythingBut { Excluded: [ValueTest.Range, ..] })
            .Select(t => (((ValueTest.AnythingBut)t.Test).Excluded.Select(e => Decimal(((ValueTest.Range)e).From)).ToArray(), t.Condition))];
        points = [.. all
            .Select(t => (Value: t.Test switch { ValueTest.Range r when r.From == r.To => r.From, ValueTest.Number n => n.Comparable, _ => null }, t.Condition))
            .Where(t => t.Value is not null)
            .GroupBy(t => t.Value!.Value)
            .Select(g => (Decimal(g.Key), g.Aggregate(0UL, (bits, t) => bits | t.Condition)))
            .OrderBy(t => t.Item1)];
        numberTexts = [.. all.Where(t => t.Test is ValueTest.Number { Comparable: null })];
    }

    /// <summary>Every condition here that is a bit.</summary>
    public ulong Conditions { get; }

    /// <summary>Those that need a value.</summary>
    public ulong WithoutAbsence { get; }

    /// <summary>Those that hold while there is no value.</summary>
    public ulong Absence { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong MatchWord(byte first) => words[(int)(first == 't' ? LeafKind.True : first == 'f' ? LeafKind.False : LeafKind.Null)];

    /// <param name="text">Unescaped, with at least eight bytes readable behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong MatchString(byte* text, int length, MatchScratch scratch)
    {
        ulong holds = strings;
        if (machine is not null)
        {
            holds |= machine.Run(text, length);
        }
        if (exact is not null)
        {
            scratch.Note(exact.Find(text, length, out ulong dense));
            holds |= dense;
        }
        return slowStrings.Length == 0 ? holds : holds | Ask(slowStrings, new LeafValue(LeafKind.String, new ReadOnlySpan<byte>(text, length)));
    }

    /// <param name="seen">What holds already: nothing is found out twice.</param>
    public ulong MatchNumber(byte* text, out byte* end, ulong seen)
    {
        if (ranges.Length + points.Length + butNumbers.Length + numberTexts.Length == 0)
        {
            end = JsonScan.SkipWord(text);
            return numbers;
        }
        if (!DecimalNumber.TryRead(text, out end, out DecimalNumber number, out bool certain))
        {
            return numbers | Ask(all, new LeafValue(LeafKind.Number, new ReadOnlySpan<byte>(text, (int)(end - text))));
        }
        ulong holds = numbers | Compare(number);
        if (certain)
        {
            return holds;
        }
        // Sixteen digits or more: perhaps it cannot be compared, and then equals only the same text. Asked only if it makes a difference.
        ulong otherwise = numbers;
        foreach ((_, ulong condition) in butNumbers)
        {
            otherwise |= condition;
        }
        var value = new LeafValue(LeafKind.Number, new ReadOnlySpan<byte>(text, (int)(end - text)));
        if (((holds ^ otherwise) & ~seen) != 0 || numberTexts.Length > 0)
        {
            holds = number.IsSurelyShortest() || ComparableNumber.TryParse(value.Text, out _) ? holds : otherwise | Ask(numberTexts, value);
        }
        return holds;
    }

    private ulong Compare(DecimalNumber number)
    {
        ulong holds = 0;
        foreach (ref readonly var range in ranges.AsSpan())
        {
            int low = range.Test.From == double.NegativeInfinity ? 1 : number.CompareTo(range.From);
            if (low > 0 || (low == 0 && !range.Test.FromOpen))
            {
                int high = range.Test.To == double.PositiveInfinity ? -1 : number.CompareTo(range.To);
                holds |= high < 0 || (high == 0 && !range.Test.ToOpen) ? range.Condition : 0;
            }
        }
        if (points.Length > 0)
        {
            int low = 0, high = points.Length - 1;
            while (low <= high)
            {
                int middle = (low + high) >> 1;
                int order = number.CompareTo(points[middle].Number);
                if (order == 0)
                {
                    holds |= points[middle].Condition;
                    break;
                }
                (low, high) = order > 0 ? (middle + 1, high) : (low, middle - 1);
            }
        }
        foreach ((DecimalNumber[] excluded, ulong condition) in butNumbers)
        {
            bool equal = false;
            foreach (DecimalNumber one in excluded)
            {
                equal |= number.CompareTo(one) == 0;
            }
            holds |= equal ? 0 : condition;
        }
        return holds;
    }

    private static ulong Ask((ValueTest Test, ulong Condition)[] tests, LeafValue value)
    {
        ulong holds = 0;
        foreach ((ValueTest test, ulong condition) in tests)
        {
            holds |= (holds & condition) == 0 && test.Holds(value) ? condition : 0;
        }
        return holds;
    }

    private static bool IsTextual(ValueTest test) => test is ValueTest.Text or ValueTest.Prefix or ValueTest.Suffix or ValueTest.EqualsIgnoreCase
        or ValueTest.PrefixIgnoreCase or ValueTest.SuffixIgnoreCase or ValueTest.Wildcard or ValueTest.AnythingBut { Excluded: [not ValueTest.Range, ..] };

    private static ExactTable Table((ValueTest Test, ulong Condition)[] dense, IReadOnlyList<(FieldTests Tests, int Number)> sparse)
    {
        var strings = new Dictionary<string, (ulong Dense, List<int> Sparse)>();
        foreach ((ValueTest test, ulong condition) in dense)
        {
            string text = Encoding.Latin1.GetString(((ValueTest.Text)test).Bytes);
            (ulong bits, List<int> numbers) = strings.GetValueOrDefault(text, (0UL, []));
            strings[text] = (bits | condition, numbers);
        }
        foreach ((FieldTests tests, int number) in sparse)
        {
            foreach (ValueTest test in tests.Tests)
            {
                string text = Encoding.Latin1.GetString(((ValueTest.Text)test).Bytes);
                if (!strings.TryGetValue(text, out var entry))
                {
                    strings[text] = entry = (0UL, []);
                }
                entry.Sparse.Add(number);
            }
        }
        return new ExactTable(strings);
    }

    private static DecimalNumber Decimal(double value)
    {
        if (!double.IsFinite(value))
        {
            return default;
        }
        byte[] text = Utf8.Of(value.ToString("R", CultureInfo.InvariantCulture) + " ");
        fixed (byte* p = text)
        {
            DecimalNumber.TryRead(p, out _, out DecimalNumber number, out _);
            return number;
        }
    }

    private ulong Bits<T>()
        where T : ValueTest => BitsOf(t => t is T);

    private ulong BitsOf(Func<ValueTest, bool> which) => all.Aggregate(0UL, (bits, t) => bits | (which(t.Test) ? t.Condition : 0));
}
