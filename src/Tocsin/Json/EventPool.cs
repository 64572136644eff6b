namespace Tocsin.Json;

/// <summary>Events that were given back, with their buffers: a few for each thread, so that taking one needs no lock.</summary>
internal static class EventPool
{
    private const int Kept = 16;
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static EventBytes[]? idle;

    [ThreadStatic]
    private static int count;

    /// <summary>One that was given back on this thread, or null.</summary>
    public static EventBytes? Take() => count == 0 ? null : idle![--count];

    public static void Give(EventBytes bytes, int size)
    {
        if (count < Kept && size <= LargestKept)
        {
            (idle ??= new EventBytes[Kept])[count++] = bytes;
        }
    }
}
