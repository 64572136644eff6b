using System.Globalization;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Benchmarks;

/// <summary>
/// More and more rules for exact values of one field: how long they take to read and to compile, how large they are, what one change costs,
/// and how fast the set matches.
/// </summary>
internal static class RulesBenchmark
{
    private const int Changes = 2000;
    private static readonly int[] Counts = [5, 100, 1000, 10_000, 100_000];

    public static int Run(string? only, bool json)
    {
        EventBytes[] events = CityLots.Make();
        MatchBenchmark.Set(Rules(100));
        var results = new List<Measurement>();
        var costs = new List<string>();
        foreach (int count in Counts.Where(c => only is null || only == c.ToString(CultureInfo.InvariantCulture)))
        {
            string[] rules = [.. Rules(count)];
            long before = GC.GetTotalMemory(true);
            TimeSpan start = Environment.CpuUsage.TotalTime;
            EventPattern[] patterns = [.. rules.Select(MatchBenchmark.Pattern)];
            TimeSpan read = Environment.CpuUsage.TotalTime - start;
            long kept = GC.GetTotalMemory(true) - before;
            start = Environment.CpuUsage.TotalTime;
            PatternSet set = PatternSet.Of(patterns.Index());
            TimeSpan compiled = Environment.CpuUsage.TotalTime - start;
            long bytes = GC.GetTotalMemory(true) - before - kept;
            double change = Change(set, patterns, events[0]);
            foreach (Door door in Enum.GetValues<Door>())
            {
                results.Add(Measurement.Of(string.Create(CultureInfo.InvariantCulture, $"{count} exact rules"), set, events, door));
            }
            costs.Add(FormattableString.Invariant($"{count,7} exact rules {read.TotalMilliseconds,8:F1} ms to read")
                + FormattableString.Invariant($" {compiled.TotalMilliseconds,8:F1} ms to compile {change,8:F0} us a change")
                + FormattableString.Invariant($" {bytes / count,8} B a rule, {(bytes + kept) / count} with the patterns"));
        }
        Measurement.Print(results, json);
        if (!json)
        {
            costs.ForEach(Console.WriteLine);
        }
        return 0;
    }

    // By the processor's time. An event is matched after each, so that nothing can be put off.
    private static double Change(PatternSet set, EventPattern[] patterns, EventBytes @event)
    {
        int[] matched = new int[set.Count];
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < Changes; i++)
        {
            int id = i % patterns.Length;
            set = set.Without(id);
            set.Match(@event, matched);
            set = set.With(id, patterns[id]);
            set.Match(@event, matched);
        }
        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / (2 * Changes);
    }

    private static IEnumerable<string> Rules(int count) => Values(count).Select(v => $"{{\"properties\":{{\"MAPBLKLOT\":[\"{v}\"]}}}}");

    private static IEnumerable<string> Values(int count) =>
        Enumerable.Range(0, count).Select(i => ((i * 7919L) % 9_999_991).ToString("D7", CultureInfo.InvariantCulture));
}
