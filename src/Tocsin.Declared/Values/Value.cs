using System.Numerics;
using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>A value of Terraform's language.</summary>
/// <remarks>
/// Immutable; compares by content, as Terraform's <c>==</c> does: <c>"2"</c> is not <c>2</c>, and a tuple is never a list. Where a value
/// was written is no part of that.
/// What is not known offline is <see cref="Unknown"/>, or a <see cref="String"/> that holds <see cref="Text.Unknown"/> marks when only a
/// part of it is not known.
/// </remarks>
public abstract record Value
{
    private Value()
    {
    }

    /// <summary>Where it was written; null when it was made and nobody knows better.</summary>
    public Span? Origin { get; init; }

    /// <summary>What walking it costs: the values in it, counted as often as it holds them, and its text by 64 characters. Kept once
    /// counted; the parts of a value are counted before it, as they are made.</summary>
    internal long Weight => weight == 0 ? weight = Count().Weight : weight;

    private long weight;

    /// <summary>How deep values nest in it.</summary>
    internal int Depth => Elements is null && Members is null ? 0 : depth == 0 ? depth = Count().Depth : depth;

    private int depth;

    private (long Weight, int Depth) Count()
    {
        long total = 1 + ((AsText()?.Length ?? 0) / 64);
        int deepest = 0;
        foreach (var inner in Elements ?? Members?.Values ?? [])
        {
            // Held down, so that the sum of sums never overflows.
            total = Math.Min(total + inner.Weight, Limits.Weight + 1L);
            deepest = Math.Max(deepest, inner.Depth);
        }
        return (total, deepest + 1);
    }

    // By hand, because the generated one would compare Origin. The cases' own equality calls it.
    public virtual bool Equals(Value? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();

    public sealed record Null : Value
    {
        /// <summary>What conversion made of it: <c>tostring(null)</c> is no list. Nulls of all types are equal.</summary>
        public TerraformType Type { get; init; } = TerraformType.Any;

        public bool Equals(Null? other) => other is not null;

        public override int GetHashCode() => 0;
    }

    /// <param name="Names">What the unknown values it depends on are called: <c>aws_lambda_function.page.arn</c>.</param>
    public sealed record Unknown(ValueList<string> Names) : Value
    {
        /// <summary>The marked text that stands for it inside a string.</summary>
        public string Mark => string.Concat(Names.Select(Text.Unknown.Mark));
    }

    public sealed record Boolean(bool IsTrue) : Value;

    public sealed record Number(BigFloat Amount) : Value;

    public sealed record String(string Text) : Value
    {
        /// <summary>In Unicode's composed form.</summary>
        public string Text { get; init; } = ComposedText.Of(Text);

        /// <summary>Which stretch of the text was written where; in order, gaps allowed.</summary>
        public ValueList<Segment> Segments { get; init; }

        /// <summary>What <c>jsonencode</c> or <c>yamlencode</c> made the text from.</summary>
        public Value? Encoded { get; init; }

        public bool Equals(String? other) => other is not null && Text == other.Text;

        public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
    }

    /// <param name="Element">The type all items have.</param>
    public sealed record List(TerraformType Element, ValueList<Value> Items) : Value;

    /// <summary>Made by <see cref="Sets.Of"/>, which puts the items in Terraform's order, each once.</summary>
    public sealed record Set(TerraformType Element, ValueList<Value> Items) : Value;

    public sealed record Map(TerraformType Element, Entries Entries) : Value;

    public sealed record Tuple(ValueList<Value> Items) : Value;

    public sealed record Object(Entries Entries) : Value;

    public static Value Of(string text) => new String(text);

    public static Value Of(bool isTrue) => new Boolean(isTrue);

    public static Value Of(BigInteger amount) => new Number(BigFloat.Of(amount));

    public static Value Of(BigFloat amount) => new Number(amount);

    /// <summary>The items of a list, set or tuple; null for anything else.</summary>
    public ValueList<Value>? Elements => this switch
    {
        List list => list.Items,
        Set set => set.Items,
        Tuple tuple => tuple.Items,
        _ => null,
    };

    /// <summary>The members of a map or object; null for anything else.</summary>
    public Entries? Members => this switch
    {
        Map map => map.Entries,
        Object o => o.Entries,
        _ => null,
    };

    /// <summary>The text of a string, or null when this is none.</summary>
    public string? AsText() => (this as String)?.Text;
}
