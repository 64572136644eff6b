using System.Globalization;

namespace Tocsin.Logs;

/// <summary>Where a line stands among those of its group: by its time, then by when it came.</summary>
/// <remarks>
/// Made of the line alone, so that it is the same after a restart: what a client remembers of it (an event's id, a token) stays true.
/// </remarks>
/// <param name="Nth">Among lines of the same two times; they are of one call.</param>
internal readonly record struct LinePosition(long Time, long Ingestion, int Nth) : IComparable<LinePosition>
{
    private const int Width = 19;

    public static LinePosition Before(long milliseconds) => new(Ticks(milliseconds), 0, 0);

    /// <summary>The position right behind.</summary>
    public LinePosition Next => this with { Nth = Nth + 1 };

    public int CompareTo(LinePosition other) =>
        Time != other.Time ? Time.CompareTo(other.Time)
        : Ingestion != other.Ingestion ? Ingestion.CompareTo(other.Ingestion)
        : Nth.CompareTo(other.Nth);

    /// <summary>56 digits, as the ids of AWS's events are.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Time:D19}{Ingestion:D19}{Nth:D18}");

    public static bool TryParse(ReadOnlySpan<char> text, out LinePosition position)
    {
        position = default;
        if (text.Length == (2 * Width) + 18 && Number(text[..Width], out long time) && Number(text[Width..(2 * Width)], out long ingestion)
            && Number(text[(2 * Width)..], out long nth) && nth <= int.MaxValue)
        {
            position = new(time, ingestion, (int)nth);
            return true;
        }
        return false;
    }

    private static long Ticks(long milliseconds) =>
        milliseconds >= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.MaxValue.UtcTicks
        : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcTicks;

    private static bool Number(ReadOnlySpan<char> digits, out long value) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
