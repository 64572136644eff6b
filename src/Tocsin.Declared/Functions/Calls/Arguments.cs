using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Functions.Calls;

/// <summary>The arguments of one call. The readers rely on the conversion to the parameters' types that went before.</summary>
internal sealed class Arguments(IReadOnlyList<Value> values, FunctionContext context)
{
    public FunctionContext Context => context;

    public int Count => values.Count;

    public Value this[int index] => values[index];

    public string Text(int index) => ((Value.String)values[index]).Text;

    public BigFloat Number(int index) => ((Value.Number)values[index]).Amount;

    /// <summary>The items of a list, set or tuple.</summary>
    public IReadOnlyList<Value> Items(int index) => values[index].Elements ?? [];

    /// <summary>The members of a map or object.</summary>
    public Entries Members(int index) => values[index].Members ?? Entries.Empty;

    public IReadOnlyList<Value> From(int index) => [.. values.Skip(index)];

    /// <summary>A whole number; false with what Terraform says when it is none.</summary>
    public bool TryWhole(int index, out int number, out Attempt failed, string what = "")
    {
        failed = Attempt.Fail($"{what}value must be a whole number, between -9223372036854775808 and 9223372036854775807");
        return Number(index).TryGetInt32(out number);
    }

    /// <summary>The text with another wording: it still knows where it was written and what it was encoded from.</summary>
    public Value Reworded(int index, string text) =>
        text == Text(index)
            ? values[index]
            : new Value.String(text) { Origin = values[index].Origin, Encoded = ((Value.String)values[index]).Encoded };

    /// <summary>A stretch of the text, which still knows where each part of it was written.</summary>
    public Value Cut(int index, int start, int end)
    {
        var text = (Value.String)values[index];
        var segments = text.Segments.Where(s => s.Start < end && s.End > start)
            .Select(s => (From: Math.Max(s.Start, start), To: Math.Min(s.End, end), Segment: s))
            .Select(s => new Segment(s.From - start, s.To - start, s.Segment.Locate(s.From, s.To - s.From)));
        return text with { Text = text.Text[start..end], Segments = segments.ToValueList() };
    }
}
