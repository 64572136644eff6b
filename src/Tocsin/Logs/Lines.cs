using System.Collections.Immutable;
using Tocsin.Flow;

namespace Tocsin.Logs;

/// <summary>Lines in the order of their times.</summary>
/// <remarks>Immutable and structurally shared: one more costs the logarithm of what is there. Safe for any number of readers.</remarks>
internal sealed class Lines
{
    private readonly ImmutableSortedSet<KeptLine> lines;

    private Lines(ImmutableSortedSet<KeptLine> lines, long bytes) => (this.lines, Bytes) = (lines, bytes);

    public static Lines Empty { get; } = new(ImmutableSortedSet.Create<KeptLine>(KeptLine.ByPosition), 0);

    public int Count => lines.Count;

    public long Bytes { get; }

    public KeptLine this[int index] => lines[index];

    public KeptLine? First => Count > 0 ? lines.Min : null;

    public KeptLine? Last => Count > 0 ? lines.Max : null;

    /// <summary>The index of the first line at a position or behind it.</summary>
    public int IndexOf(LinePosition position)
    {
        int at = lines.IndexOf(new KeptLine(position, null!));
        return at < 0 ? ~at : at;
    }

    /// <summary>Where a new line comes to stand: behind those of the same times.</summary>
    public LinePosition PositionOf(LogLine line)
    {
        var first = new LinePosition(line.Time.UtcTicks, KeptLine.TakenIn(line).UtcTicks, 0);
        int behind = IndexOf(first with { Nth = int.MaxValue });
        return behind > 0 && lines[behind - 1].At is var last && last.Time == first.Time && last.Ingestion == first.Ingestion
            ? last.Next : first;
    }

    public Lines With(KeptLine line) => new(lines.Add(line), Bytes + line.Bytes);

    public Lines Without(KeptLine line) => new(lines.Remove(line), Bytes - line.Bytes);

    public IEnumerable<KeptLine> All => lines;
}
