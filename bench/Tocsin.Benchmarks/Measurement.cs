using System.Diagnostics;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Benchmarks;

/// <summary>
/// What matching all events against one set cost, by the processor time of the whole process: other programs on the machine do not distort
/// it.
/// </summary>
internal sealed record Measurement(
    string Set, double EventsPerCpuSecond, double GigabytesPerSecond, double AllocatedBytesPerEvent, int[] Matches)
{
    private const int Passes = 5;

    // Long enough for the compiler's second thoughts, which wait for the first to be over.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    /// <summary>The median of several passes.</summary>
    public static Measurement Of(string name, PatternSet set, EventBytes[] events, Door door = Door.InOrder)
    {
        var pass = new Pass(set, events, door);
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            pass.Run();
        }
        double[] seconds = new double[Passes];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Passes; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            pass.Run();
            seconds[i] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(seconds);
        double median = seconds[Passes / 2];
        return new Measurement(
            RowOf(door, name),
            events.Length / median,
            events.Sum(e => (long)e.Length) / median / 1e9,
            (double)(allocated / Passes) / events.Length,
            pass.Matches);
    }

    /// <summary>What a set's row is called.</summary>
    public static string RowOf(Door door, string set) => door switch
    {
        Door.Shuffled => $"shuffled {set}",
        Door.Bytes => $"bytes {set}",
        _ => set,
    };

    public static void Print(IReadOnlyList<Measurement> all, bool json)
    {
        if (json)
        {
            Console.WriteLine($"[{string.Join(",\n ", all.Select(m => m.ToJson()))}]");
            return;
        }
        Console.WriteLine($"{"set",-34}{"events/CPU s",14}{"GB/s",8}{"B/event",9}  matches");
        foreach (Measurement m in all)
        {
            string matches = m.Matches.Length <= 8
                ? string.Join(' ', m.Matches)
                : $"{m.Matches.Sum(c => (long)c)} of {m.Matches.Length} rules";
            Console.WriteLine(FormattableString.Invariant(
                $"{m.Set,-34}{m.EventsPerCpuSecond,14:N0}{m.GigabytesPerSecond,8:F2}{m.AllocatedBytesPerEvent,9:F1}  {matches}"));
        }
    }

    private string ToJson() => FormattableString.Invariant(
        $"{{\"set\":{JsonWriter.Quote(Set)},\"eventsPerCpuSecond\":{EventsPerCpuSecond:F0},\"gigabytesPerSecond\":{GigabytesPerSecond:F3}")
        + FormattableString.Invariant($",\"allocatedBytesPerEvent\":{AllocatedBytesPerEvent:F2},\"matches\":[{Counts}]}}");

    private string Counts => string.Join(',', Matches.Length <= 64 ? Matches : [Matches.Sum()]);
}
