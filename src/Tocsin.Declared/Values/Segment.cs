using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>
/// A stretch of a string's text, <paramref name="Start"/> up to, not including, <paramref name="End"/>, and where it was written.
/// </summary>
/// <param name="Source">Of the same length as the stretch when it was written character by character; otherwise (an escape, an
/// interpolation) it stands for the whole stretch.</param>
public readonly record struct Segment(int Start, int End, Span Source)
{
    /// <summary>Where the characters from an offset of the text, inside the stretch, were written.</summary>
    public Span Locate(int offset, int length)
    {
        if (Source.Length != End - Start)
        {
            return Source;
        }
        int from = Source.Start + offset - Start;
        return Source with { Start = from, End = Math.Min(Source.End, from + length) };
    }
}
