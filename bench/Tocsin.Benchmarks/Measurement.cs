using System.Diagnostics;
using System.Globalization;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Benchmarks;

/// <summary>What matching all events against one set cost, by the processor time of the whole process: other programs on the machine do not distort it.</summary>
internal sealed record Measurement(string Set, double EventsPerCpuSecond, double GigabytesPerSecond, double AllocatedBytesPerEvent, int[] Matches)
{
    private const int Passes = 5;

    // Long enough for the compiler's second thoughts, which wait for the first to be over.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    /// <summary>The median of several passes.</summary>
    public static Measurement Of(string name, PatternSet set, EventBytes[] events, int repeat = 1)
    {
        int[] matches = new int[set.Count], matched = new int[set.Count];
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            Pass(set, events, matches, matched);
        }
        double[] seconds = new double[Passes];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Passes; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            for (int r = 0; r < repeat; r++)
            {
                Pass(set, events, matches, matched);
            }
            seconds[i] = (Environment.CpuUsage.TotalTime - before).TotalSeconds / repeat;
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(seconds);
        double median = seconds[Passes / 2];
        return new Measurement(
            name,
            events.Length / median,
            events.Sum(e => (long)e.Length) / median / 1e9,
            (double)(allocated / Passes / repeat) / events.Length,
            matches);
    }

    public static void Print(IReadOnlyList<Measurement> all, bool json)
    {
        if (json)
        {
            Console.WriteLine($"[{string.Join(",\n ", all.Select(m => m.ToJson()))}]");
            return;
        }
        Console.WriteLine($"{"set",-28}{"events/CPU s",14}{"GB/s",8}{"B/event",9}  matches");
        foreach (Measurement m in all)
        {
            string matches = m.Matches.Length <= 8 ? string.Join(' ', m.Matches) : $"{m.Matches.Sum(c => (long)c)} of {m.Matches.Length} rules";
            Console.WriteLine(FormattableString.Invariant($"{m.Set,-28}{m.EventsPerCpuSecond,14:N0}{m.GigabytesPerSecond,8:F2}{m.AllocatedBytesPerEvent,9:F1}  {matches}"));
        }
    }

    private static void Pass(PatternSet set, EventBytes[] events, int[] matches, int[] matched)
    {
        Array.Clear(matches);
        foreach (EventBytes @event in events)
        {
            int count = set.Match(@event, matched);
            foreach (int id in matched.AsSpan(0, count))
            {
                matches[id]++;
            }
        }
    }

    private string ToJson() => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"set\":{JsonWriter.Quote(Set)},\"eventsPerCpuSecond\":{EventsPerCpuSecond:F0},\"gigabytesPerSecond\":{GigabytesPerSecond:F3},\"allocatedBytesPerEvent\":{AllocatedBytesPerEvent:F2},\"matches\":[{string.Join(',', Matches.Length <= 64 ? Matches : [Matches.Sum()])}]}}");
}
