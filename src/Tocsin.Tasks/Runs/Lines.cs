using System.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>Cuts what a container writes into lines.</summary>
internal static class Lines
{
    /// <summary>Reads to the end. Who hears a line is waited for, so a container writes no faster than its lines are kept.</summary>
    public static async Task Read(Stream from, Func<string, ValueTask> heard)
    {
        byte[] line = new byte[Limits.LineBytes];
        byte[] read = new byte[4096];
        int length = 0;
        try
        {
            for (int count; (count = await from.ReadAsync(read)) > 0;)
            {
                for (int i = 0; i < count; i++)
                {
                    if (read[i] != (byte)'\n')
                    {
                        line[length++] = read[i];
                    }
                    if (read[i] == (byte)'\n' || length == line.Length)
                    {
                        await heard(Text(line.AsSpan(0, length)));
                        length = 0;
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Closed under its reader: that was the end.
        }
        if (length > 0)
        {
            await heard(Text(line.AsSpan(0, length)));
        }
    }

    private static string Text(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
}
