using System.Numerics;
using System.Runtime.CompilerServices;
using Tocsin.Patterns.Bytes;
using Tocsin.Patterns.Language;

namespace Tocsin.Patterns.Matching;

/// <summary>
/// All that a unit's patterns ask of the values at one path. Conditions are bits; those with more strings than bits go to
/// <see cref="ExactTable"/>.
/// </summary>
internal sealed unsafe class FieldMatcher
{
    private const int MostTextsInMachine = 64;
    private readonly ulong always;
    private readonly ulong strings;
    private readonly Outcome anyNumber;
    private readonly ulong incomparable;
    private readonly Outcome[] words = new Outcome[5];
    private readonly StringMachine? machine;
    private readonly ExactTable? exact;
    private readonly NumberTable? comparing;
    private readonly bool onlyMachine;
    private readonly ulong[] kills;
    private readonly (ValueTest Test, ulong Condition)[] slowStrings;
    private readonly (ValueTest Test, ulong Condition)[] numberTexts;
    private readonly (ValueTest Test, ulong Condition)[] all;

    /// <param name="dense">The conditions that are bits.</param>
    /// <param name="sparse">Conditions that only ask for plain strings, by number.</param>
    /// <param name="kills">For each bit the ways that cannot match without it.</param>
    public FieldMatcher(
        IReadOnlyList<(FieldTests Tests, ulong Bit)> dense, IReadOnlyList<(FieldTests Tests, int Number)> sparse, ulong[] kills)
    {
        this.kills = kills;
        all = [.. dense.SelectMany(c => c.Tests.Tests.Select(t => (t, c.Bit)))];
        Conditions = dense.Aggregate(0UL, (bits, c) => bits | c.Bit);
        WithoutAbsence = dense.Aggregate(0UL, (bits, c) => bits | (c.Tests.AllowsAbsence ? 0 : c.Bit));
        Absence = Conditions & ~WithoutAbsence;
        always = Bits<ValueTest.Exists>();
        ulong butStrings = BitsOf(t => t is ValueTest.AnythingBut { Excluded: [not ValueTest.Range, ..] });
        ulong butNumbers = BitsOf(t => t is ValueTest.AnythingBut { Excluded: [ValueTest.Range, ..] });
        strings = always | butNumbers;
        incomparable = always | butStrings | butNumbers;
        foreach (LeafKind kind in (LeafKind[])[LeafKind.True, LeafKind.False, LeafKind.Null])
        {
            words[(int)kind] = OutcomeOf(incomparable | BitsOf(t => t is ValueTest.Word w && w.Kind == kind));
        }

        (ValueTest Test, ulong Condition)[] texts = [.. all.Where(t => t.Test is ValueTest.Text)];
        bool useTable = sparse.Count > 0 || texts.Length > MostTextsInMachine;
        exact = useTable ? Table(texts, sparse) : null;
        (ValueTest Test, ulong Condition)[] forMachine = [.. all.Where(t => IsTextual(t.Test) && !(useTable && t.Test is ValueTest.Text))];
        machine = StringMachine.Build(forMachine, holds => OutcomeOf(strings | holds));
        slowStrings = [.. all.Where(t => t.Test is ValueTest.Addresses), .. machine is null ? forMachine : []];
        onlyMachine = machine is not null && exact is null && slowStrings.Length == 0;

        comparing = NumberTable.Build(all, holds => OutcomeOf(always | butStrings | holds));
        anyNumber = OutcomeOf(always | butStrings);
        numberTexts = [.. all.Where(t => t.Test is ValueTest.Number { Comparable: null })];
    }

    /// <summary>Every condition here that is a bit.</summary>
    public ulong Conditions { get; }

    /// <summary>Those that need a value.</summary>
    public ulong WithoutAbsence { get; }

    /// <summary>Those that hold while there is no value.</summary>
    public ulong Absence { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Outcome MatchWord(byte first) => words[(int)(first == 't' ? LeafKind.True : first == 'f' ? LeafKind.False : LeafKind.Null)];

    /// <param name="text">Unescaped, with at least eight bytes readable behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Outcome MatchString(byte* text, int length, MatchScratch scratch) =>
        onlyMachine ? machine!.Run(text, length) : MatchStringWithTables(text, length, scratch);

    /// <summary>The same for a string that is long.</summary>
    public Outcome MatchLongString(byte* text, int length, MatchScratch scratch) =>
        onlyMachine ? machine!.RunLong(text, length) : MatchStringWithTables(text, length, scratch);

    private Outcome MatchStringWithTables(byte* text, int length, MatchScratch scratch)
    {
        ulong holds = machine is null ? strings : machine.Run(text, length).Holds;
        if (exact is not null)
        {
            scratch.Note(exact.Find(text, length, out ulong dense));
            holds |= dense;
        }
        if (slowStrings.Length > 0)
        {
            holds |= Ask(slowStrings, new LeafValue(LeafKind.String, new ReadOnlySpan<byte>(text, length)));
        }
        return OutcomeOf(holds);
    }

    /// <param name="seen">What holds already: nothing is found out twice.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Outcome MatchNumber(byte* text, out byte* end, ulong seen)
    {
        if (comparing is not null && comparing.TryFindEarly(text, out end, out Outcome early, out int digits)
            && (digits == 0 || !Matters(early, seen)))
        {
            return early;
        }
        if (comparing is null || !DecimalNumber.TryRead(text, out end, out DecimalNumber number, out int inDoubt))
        {
            return MatchOtherNumber(text, out end);
        }
        ref readonly Outcome outcome = ref comparing.Find(number);
        return inDoubt == 0 ? outcome : MatchLongNumber(text, end, number, inDoubt, outcome, seen);
    }

    // Sixteen digits or more: perhaps it cannot be compared, and then equals only the same text. Asked only if it makes a difference.
    private Outcome MatchLongNumber(byte* text, byte* end, DecimalNumber number, int digits, Outcome compared, ulong seen)
    {
        if (!Matters(compared, seen))
        {
            return compared;
        }
        var value = new LeafValue(LeafKind.Number, new ReadOnlySpan<byte>(text, (int)(end - text)));
        return number.IsSurelyShortest(digits) || ComparableNumber.TryParse(value.Text, out _)
            ? compared
            : OutcomeOf(incomparable | Ask(numberTexts, value));
    }

    // Does it make a difference whether a number can be compared?
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Matters(in Outcome compared, ulong seen) => ((compared.Holds ^ incomparable) & ~seen) != 0 || numberTexts.Length > 0;

    private Outcome MatchOtherNumber(byte* text, out byte* end)
    {
        end = JsonScan.SkipWord(text);
        return comparing is null && numberTexts.Length == 0
            ? anyNumber
            : OutcomeOf(anyNumber.Holds | Ask(all, new LeafValue(LeafKind.Number, new ReadOnlySpan<byte>(text, (int)(end - text)))));
    }

    private Outcome OutcomeOf(ulong holds)
    {
        ulong dead = 0;
        for (ulong missed = WithoutAbsence & ~holds; missed != 0; missed &= missed - 1)
        {
            dead |= kills[BitOperations.TrailingZeroCount(missed)];
        }
        return new Outcome(holds, dead);
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

    private static bool IsTextual(ValueTest test) =>
        test is ValueTest.Text or ValueTest.Prefix or ValueTest.Suffix or ValueTest.EqualsIgnoreCase or ValueTest.PrefixIgnoreCase
        or ValueTest.SuffixIgnoreCase or ValueTest.Wildcard or ValueTest.AnythingBut { Excluded: [not ValueTest.Range, ..] };

    private static ExactTable Table((ValueTest Test, ulong Condition)[] dense, IReadOnlyList<(FieldTests Tests, int Number)> sparse) => new(
    [
        .. dense.Select(t => (((ValueTest.Text)t.Test).Bytes, t.Condition, -1)),
        .. sparse.SelectMany(c => c.Tests.Tests, (c, test) => (((ValueTest.Text)test).Bytes, 0UL, c.Number)),
    ]);

    private ulong Bits<T>()
        where T : ValueTest => BitsOf(t => t is T);

    private ulong BitsOf(Func<ValueTest, bool> which) => all.Aggregate(0UL, (bits, t) => bits | (which(t.Test) ? t.Condition : 0));
}
