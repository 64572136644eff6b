using System.Text;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>A text that grows of others and keeps where each stretch was written.</summary>
internal sealed class JoinedText(TextBudget budget)
{
    private readonly StringBuilder text = new();
    private readonly List<Segment> segments = [];

    public bool IsTooLarge { get; private set; }

    /// <summary>A part of a text, from one offset to another.</summary>
    public void Append(Value.String from, int start, int end)
    {
        int at = text.Length;
        Add(from.Text[start..end]);
        var all = from.Segments.AsSpan();
        for (int i = FirstBehind(all, start); i < all.Length && all[i].Start < end; i++)
        {
            var segment = all[i];
            int first = Math.Max(segment.Start, start);
            int last = Math.Min(segment.End, end);
            segments.Add(new Segment(at + first - start, at + last - start, segment.Locate(first, last - first)));
        }
    }

    /// <summary>A whole value as text, which stands for what is written at that place.</summary>
    public void Append(Value value, Span? where)
    {
        if (value is Value.String { Segments.Count: > 0 } inner)
        {
            Append(inner, 0, inner.Text.Length);
            return;
        }
        int at = text.Length;
        Add(value.ToText() ?? "");
        if (where is { } span && text.Length > at)
        {
            segments.Add(new Segment(at, text.Length, span));
        }
    }

    public Value Text(Span? origin) =>
        IsTooLarge ? new Value.Unknown(["a text that is too long"]) { Origin = origin }
        : new Value.String(text.ToString()) { Segments = segments.ToValueList(), Origin = origin };

    /// <summary>
    /// The first segment that ends behind an offset. They are in order, and there can be one for each line of a large text.
    /// </summary>
    public static int FirstBehind(ReadOnlySpan<Segment> segments, int offset)
    {
        int low = 0;
        for (int high = segments.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = segments[middle].End > offset ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    /// <summary>Texts that join texts that join texts double at each step.</summary>
    private void Add(string more)
    {
        IsTooLarge |= text.Length + more.Length > Values.Limits.Weight || !budget.Spend(more.Length);
        if (!IsTooLarge)
        {
            text.Append(more);
        }
    }
}
