using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>What comes many times and is told once, with its count: nobody reads the same card three hundred times.</summary>
internal readonly record struct Repeated<T>(T Item, int Count)
{
    /// <summary><c> × 304</c>; nothing for what comes once.</summary>
    public string Times => Count == 1 ? "" : $" × {Count}";
}

/// <summary>
/// Of an event: the messages that are the same, the ways that are the same but for the text that went them, and so on; in the order they
/// first came.
/// </summary>
internal static class Repeated
{
    public static IReadOnlyList<Repeated<Post>> Messages(EventReport sent) => Of(sent.Messages, m => m);

    public static IReadOnlyList<Repeated<RouteReport>> Routes(EventReport sent) =>
        Of(sent.Routes, r => (r.Outcome, r.Reason, string.Join('\n', r.Hops.Select(h => $"{h.Stage} {h.Address} {h.Verdict} {h.Detail}"))));

    public static IReadOnlyList<Repeated<LogLine>> Logs(EventReport sent) => Of(sent.Logs, l => l);

    public static IEnumerable<string> Lines(IEnumerable<string> lines) => Of(lines, l => l).Select(l => l.Item + l.Times);

    private static List<Repeated<T>> Of<T, TKey>(IEnumerable<T> items, Func<T, TKey> key) =>
        [.. items.GroupBy(key).Select(g => new Repeated<T>(g.First(), g.Count()))];
}
