using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Language;

/// <summary>One match value, ready to be asked about a value of an event.</summary>
internal abstract class ValueTest
{
    private ValueTest()
    {
    }

    /// <summary>Is it a test of values at all? <c>{"exists": false}</c> is the one that is not: it holds where there is no value.</summary>
    public bool WantsAbsence => this is Absent;

    public abstract bool Holds(LeafValue value);

    public sealed class Text(string text) : ValueTest
    {
        public byte[] Bytes { get; } = Utf8.Of(text);

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.String && value.Text.SequenceEqual(Bytes);
    }

    public sealed class Word(LeafKind word) : ValueTest
    {
        public LeafKind Kind { get; } = word;

        public override bool Holds(LeafValue value) => value.Kind == Kind;
    }

    public sealed class Number : ValueTest
    {
        public Number(string text)
        {
            Bytes = Utf8.Of(text);
            Comparable = ComparableNumber.TryParse(Bytes, out double value) ? value : null;
        }

        public byte[] Bytes { get; }

        /// <summary>Null when the number equals only the same text.</summary>
        public double? Comparable { get; }

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.Number
            && (value.Text.SequenceEqual(Bytes)
                || (Comparable is { } mine && ComparableNumber.TryParse(value.Text, out double other) && mine == other));
    }

    public sealed class Prefix(string text) : ValueTest
    {
        public byte[] Bytes { get; } = Utf8.Of(text);

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.String && value.Text.StartsWith(Bytes);
    }

    public sealed class Suffix(string text) : ValueTest
    {
        public byte[] Bytes { get; } = Utf8.Of(text);

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.String && value.Text.EndsWith(Bytes);
    }

    public sealed class EqualsIgnoreCase(string text) : ValueTest
    {
        public FoldedText Folded { get; } = new(text);

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.String && Folded.EqualsText(value.Text);
    }

    public sealed class PrefixIgnoreCase(string text) : ValueTest
    {
        public FoldedText Folded { get; } = new(text);

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.String && Folded.Begins(value.Text);
    }

    public sealed class SuffixIgnoreCase(string text) : ValueTest
    {
        public FoldedText Folded { get; } = new(text);

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.String && Folded.Ends(value.Text);
    }

    public sealed class Wildcard(WildcardText text) : ValueTest
    {
        public WildcardText Pieces { get; } = text;

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.String && Pieces.Matches(value.Text);
    }

    public sealed class Range(double from, bool fromOpen, double to, bool toOpen) : ValueTest
    {
        public double From { get; } = from;

        public bool FromOpen { get; } = fromOpen;

        public double To { get; } = to;

        public bool ToOpen { get; } = toOpen;

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.Number
            && ComparableNumber.TryParse(value.Text, out double n) && Holds(n);

        public bool Holds(double n) => (FromOpen ? n > From : n >= From) && (ToOpen ? n < To : n <= To);
    }

    /// <summary>An address block, or a string that is an address: <c>"::1"</c> matches <c>"0:0:0:0:0:0:0:1"</c>.</summary>
    public sealed class Addresses(AddressRange range) : ValueTest
    {
        public AddressRange Block { get; } = range;

        public override bool Holds(LeafValue value) => value.Kind == LeafKind.String
            && Address.TryParse(value.Text, out Address address) && Block.Contains(address);
    }

    public sealed class Exists : ValueTest
    {
        public override bool Holds(LeafValue value) => true;
    }

    public sealed class Absent : ValueTest
    {
        public override bool Holds(LeafValue value) => false;
    }

    public sealed class AnythingBut(ValueTest[] excluded) : ValueTest
    {
        public ValueTest[] Excluded { get; } = excluded;

        public override bool Holds(LeafValue value)
        {
            foreach (ValueTest test in Excluded)
            {
                if (test.Holds(value))
                {
                    return false;
                }
            }
            return true;
        }
    }
}
