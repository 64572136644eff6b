namespace Tocsin.Flow;

/// <summary>What limits over time count: each window remembers when something happened, for as long as it counts.</summary>
/// <remarks>One writer, no reader beside it: whoever carries envelopes owns it.</remarks>
public sealed class Windows
{
    private readonly Dictionary<string, Queue<DateTimeOffset>> times = new(StringComparer.Ordinal);

    /// <summary>How often it happened within the length of time before <paramref name="now"/>.</summary>
    public int CountOf(string window, DateTimeOffset now, TimeSpan length)
    {
        int count = 0;
        foreach (var at in times.GetValueOrDefault(window) ?? [])
        {
            count += now - at < length ? 1 : 0;
        }
        return count;
    }

    /// <summary>Counts it; what no longer counts is forgotten.</summary>
    public void Add(Change.Count counted)
    {
        if (!times.TryGetValue(counted.Window, out var window))
        {
            times.Add(counted.Window, window = new Queue<DateTimeOffset>());
        }
        while (window.TryPeek(out var oldest) && counted.At - oldest >= counted.Length)
        {
            window.Dequeue();
        }
        window.Enqueue(counted.At);
    }
}
