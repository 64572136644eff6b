using System.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>Cuts what a container writes to one of its streams into lines.</summary>
/// <remarks>Who hears a line is waited for, so a container writes no faster than its lines are kept.</remarks>
/// <param name="longest">In bytes, with what stands before the text.</param>
internal sealed class LineCutter(Func<string, ValueTask> heard, int longest = Limits.LineBytes)
{
    private readonly byte[] line = new byte[longest];
    private int length;

    public async ValueTask Push(ReadOnlyMemory<byte> written)
    {
        for (int i = 0; i < written.Length; i++)
        {
            byte next = written.Span[i];
            if (next != (byte)'\n')
            {
                line[length++] = next;
            }
            if (next == (byte)'\n' || length == line.Length)
            {
                await Tell();
            }
        }
    }

    /// <summary>Nothing more is written: what stands there is a line.</summary>
    public ValueTask Finish() => length > 0 ? Tell() : ValueTask.CompletedTask;

    private ValueTask Tell()
    {
        var text = line.AsSpan(0, length);
        length = 0;
        return heard(Encoding.UTF8.GetString(text.EndsWith("\r"u8) ? text[..^1] : text));
    }
}
