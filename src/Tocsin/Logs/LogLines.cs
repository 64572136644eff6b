using Tocsin.Flow;

namespace Tocsin.Logs;

/// <summary>The lines written to log groups: the newest <see cref="Limits.Lines"/> of all groups, oldest first.</summary>
/// <remarks>One writer, no reader beside it.</remarks>
public sealed class LogLines
{
    private readonly Queue<LogLine> lines = new();

    public IReadOnlyCollection<LogLine> All => lines;

    public void Append(LogLine line)
    {
        if (lines.Count == Limits.Lines)
        {
            lines.Dequeue();
        }
        lines.Enqueue(line);
    }
}
