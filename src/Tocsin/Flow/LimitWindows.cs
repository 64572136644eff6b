using System.Collections.Immutable;

namespace Tocsin.Flow;

/// <summary>What limits over time count: each window remembers when something happened, for as long as it counts.</summary>
/// <remarks>Immutable; safe for any number of readers. A limit counts few things, so that a window is looked through.</remarks>
public sealed class LimitWindows
{
    private readonly ImmutableDictionary<string, ImmutableQueue<DateTimeOffset>> times;

    private LimitWindows(ImmutableDictionary<string, ImmutableQueue<DateTimeOffset>> times) => this.times = times;

    public static LimitWindows Empty { get; } =
        new(ImmutableDictionary.Create<string, ImmutableQueue<DateTimeOffset>>(StringComparer.Ordinal));

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

    /// <summary>It is counted; what no longer counts is forgotten.</summary>
    public LimitWindows With(Change.Count counted)
    {
        var window = times.GetValueOrDefault(counted.Window) ?? [];
        while (!window.IsEmpty && counted.At - window.Peek() >= counted.Length)
        {
            window = window.Dequeue();
        }
        return new(times.SetItem(counted.Window, window.Enqueue(counted.At)));
    }
}
