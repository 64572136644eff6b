using System.Globalization;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>Finds where a part of a value was written.</summary>
public static class Origins
{
    /// <summary>
    /// Where the value that a JSON Pointer names was written; the nearest known place above it when that is not known; null when nothing
    /// is.
    /// </summary>
    /// <param name="value">A structure, the text that <c>jsonencode</c> made of one, or text that is JSON.</param>
    /// <param name="pointer">RFC 6901; the empty pointer is the value itself.</param>
    public static Span? Locate(this Value value, string pointer)
    {
        if (value is Value.String { Encoded: null } text)
        {
            return pointer.Length > 0 && JsonParser.Parse(text.Text)?.At(pointer) is { } found
                ? text.LocateOffset(found.Start, found.End - found.Start)
                : text.Origin;
        }
        var at = (value as Value.String)?.Encoded ?? value;
        var nearest = value.Origin ?? at.Origin;
        foreach (string token in JsonPointer.Tokens(pointer))
        {
            var below = at.Members is { } members ? members[token]
                : at.Elements is { } items && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int i)
                    && i < items.Count
                    ? items[i]
                : null;
            if (below is null)
            {
                break;
            }
            at = below;
            nearest = at.Origin ?? nearest;
        }
        return nearest;
    }

    /// <summary>Where the characters from an offset of a string's text were written; the string's origin when no segment knows.</summary>
    public static Span? LocateOffset(this Value value, int offset, int length = 1)
    {
        if (value is Value.String text)
        {
            var segments = text.Segments.AsSpan();
            Span? from = null;
            for (int i = FirstEndingAfter(segments, offset); i < segments.Length && segments[i].Start < offset + length; i++)
            {
                var segment = segments[i];
                if (segment.Start <= offset)
                {
                    from = segment.Locate(offset, Math.Min(length, segment.End - offset));
                }
                else if (from is { } start && segment.Source.Source == start.Source)
                {
                    from = start.To(segment.Locate(segment.Start, Math.Min(segment.End, offset + length) - segment.Start));
                }
            }
            return from ?? value.Origin;
        }
        return value.Origin;
    }
    // A template of a few thousand lines has as many segments, and each value in it asks.
    private static int FirstEndingAfter(ReadOnlySpan<Segment> segments, int offset)
    {
        int low = 0, high = segments.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = segments[middle].End > offset ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
