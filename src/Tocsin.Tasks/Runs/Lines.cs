namespace Tocsin.Tasks.Runs;

/// <summary>Reads a stream to its end, a line at a time.</summary>
internal static class Lines
{
    public static async Task Read(Stream from, Func<string, ValueTask> heard)
    {
        var cutter = new LineCutter(heard);
        byte[] read = new byte[4096];
        try
        {
            for (int count; (count = await from.ReadAsync(read)) > 0;)
            {
                await cutter.Push(read.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Closed under its reader: that was the end.
        }
        await cutter.Finish();
    }
}
