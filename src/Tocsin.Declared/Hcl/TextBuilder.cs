using System.Text;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Joins text that remembers where each stretch of it was written.</summary>
internal sealed class TextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<Segment> segments = [];

    public int Length => text.Length;

    public void Append(TextRun run)
    {
        Note(text.Length, run.Value.Length, run.Span);
        text.Append(run.Value);
    }

    /// <param name="where">Where it was written, as far as the value does not know better.</param>
    public void Append(Value.String value, Span where)
    {
        int start = text.Length;
        text.Append(value.Text);
        int covered = 0;
        foreach (var segment in value.Segments.AsSpan())
        {
            Note(start + covered, segment.Start - covered, where);
            segments.Add(segment with { Start = start + segment.Start, End = start + segment.End });
            covered = segment.End;
        }
        Note(start + covered, value.Text.Length - covered, where);
    }

    /// <summary>Of a single run.</summary>
    public static Value.String ToValue(TextRun run, Span origin) =>
        ToValue(run.Value, [new Segment(0, run.Value.Length, run.Span)], origin);

    public Value.String ToValue(Span origin) => ToValue(text.ToString(), segments.ToValueList(), origin);

    private static Value.String ToValue(string text, ValueList<Segment> segments, Span origin)
    {
        var value = new Value.String(text) { Origin = origin, Segments = segments };
        // Where characters were composed, the stretches are no longer where they were.
        return value.Text.Length == text.Length ? value : value with { Segments = [] };
    }

    private void Note(int start, int length, Span where)
    {
        if (length > 0)
        {
            segments.Add(new Segment(start, start + length, where));
        }
    }
}
