using System.Diagnostics;
using System.Globalization;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Benchmarks;

/// <summary>
/// More and more rules for exact values of one field: how long a set takes to compile, how large it is beside its patterns, and how fast it
/// matches.
/// </summary>
internal static class RulesBenchmark
{
    public static int Run(bool json)
    {
        EventBytes[] events = CityLots.Make();
        var results = new List<Measurement>();
        var costs = new List<string>();
        foreach (int count in new[] { 5, 100, 1000, 10_000, 100_000 })
        {
            EventPattern[] patterns = [.. Values(count).Select(v => MatchBenchmark.Pattern($"{{\"properties\":{{\"MAPBLKLOT\":[\"{v}\"]}}}}"))];
            PatternSet.Of(patterns.Take(100).Index());
            long before = GC.GetTotalMemory(true);
            TimeSpan start = Environment.CpuUsage.TotalTime;
            PatternSet set = PatternSet.Of(patterns.Index());
            TimeSpan compiled = Environment.CpuUsage.TotalTime - start;
            long bytes = GC.GetTotalMemory(true) - before;
            long changing = Stopwatch.GetTimestamp();
            const int Changes = 200;
            PatternSet changed = set;
            for (int i = 0; i < Changes; i++)
            {
                changed = changed.Without(i % count).With(i % count, patterns[i % count]);
            }
            double change = Stopwatch.GetElapsedTime(changing).TotalMicroseconds / (2 * Changes);
            results.Add(Measurement.Of(string.Create(CultureInfo.InvariantCulture, $"{count} exact rules"), set, events));
            costs.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{results[^1].Set,-28}{compiled.TotalMilliseconds,10:F1} ms to compile {(double)bytes / count,8:F0} B a rule "
                + $"{change,8:F0} us a change"));
            GC.KeepAlive(changed);
        }
        Measurement.Print(results, json);
        if (!json)
        {
            costs.ForEach(Console.WriteLine);
        }
        return 0;
    }

    private static IEnumerable<string> Values(int count) =>
        Enumerable.Range(0, count).Select(i => ((i * 7919L) % 9_999_991).ToString("D7", CultureInfo.InvariantCulture));
}
