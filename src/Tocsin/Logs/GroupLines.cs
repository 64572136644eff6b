using System.Collections.Immutable;
using Tocsin.Flow;

namespace Tocsin.Logs;

/// <summary>A group with its streams and their lines: each line among those of the group, and among those of its stream.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed record GroupLines(LogGroup Group)
{
    public ImmutableSortedDictionary<string, StreamLines> Streams { get; init; } =
        ImmutableSortedDictionary.Create<string, StreamLines>(StringComparer.Ordinal);

    public Lines Lines { get; init; } = Lines.Empty;

    public StreamLines? Find(string stream) => Streams.GetValueOrDefault(stream);

    public GroupLines With(LogStream stream) => this with
    {
        Streams = Streams.SetItem(stream.Name, (Find(stream.Name) ?? new StreamLines(stream, Lines.Empty)) with { Stream = stream }),
    };

    public GroupLines Without(string stream) => Find(stream) is { } gone
        ? this with { Streams = Streams.Remove(stream), Lines = gone.Lines.All.Aggregate(Lines, (lines, line) => lines.Without(line)) }
        : this;

    /// <summary>One more line; what is then too much, or older than the group keeps, is forgotten.</summary>
    /// <param name="free">How many bytes all groups together leave to be taken.</param>
    public GroupLines With(LogLine line, long free)
    {
        var taken = KeptLine.TakenIn(line);
        var stream = Find(line.Stream) ?? new StreamLines(LogStream.Of(Group.Arn, line.Stream, taken), Lines.Empty);
        var kept = new KeptLine(Lines.PositionOf(line), line);
        var with = this with
        {
            Streams = Streams.SetItem(line.Stream, stream with { Lines = stream.Lines.With(kept), LastIngestion = taken }),
            Lines = Lines.With(kept),
        };
        long most = Math.Min(Limits.GroupBytes, Math.Max(Lines.Bytes + free, kept.Bytes));
        while (with.Lines.First is { } oldest && with.IsTooMuch(oldest, taken, most))
        {
            with = with.Without(oldest);
        }
        return with;
    }

    private bool IsTooMuch(KeptLine oldest, DateTimeOffset now, long most) =>
        Lines.Count > Limits.LinesPerGroup || Lines.Bytes > most || Group.HasExpired(oldest.Line.Time, now);

    private GroupLines Without(KeptLine line)
    {
        var stream = Streams[line.Line.Stream];
        return this with
        {
            Streams = Streams.SetItem(line.Line.Stream, stream with { Lines = stream.Lines.Without(line) }),
            Lines = Lines.Without(line),
        };
    }
}
