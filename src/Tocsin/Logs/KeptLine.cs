using System.Text;
using Tocsin.Flow;

namespace Tocsin.Logs;

internal readonly record struct KeptLine(LinePosition At, LogLine Line)
{
    public static Comparer<KeptLine> ByPosition { get; } = Comparer<KeptLine>.Create((a, b) => a.At.CompareTo(b.At));

    public string Text => Line.Message;

    public long Milliseconds => Line.Time.ToUnixTimeMilliseconds();

    public long IngestionMilliseconds => TakenIn(Line).ToUnixTimeMilliseconds();

    /// <summary>As PutLogEvents counts it.</summary>
    public long Bytes => BytesOf(Text);

    public static DateTimeOffset TakenIn(LogLine line) => line.IngestionTime ?? line.Time;

    public static long BytesOf(string message) => Encoding.UTF8.GetByteCount(message) + Limits.LineOverheadBytes;
}
