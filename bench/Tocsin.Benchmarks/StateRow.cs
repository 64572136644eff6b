using Tocsin.Json;

namespace Tocsin.Benchmarks;

/// <param name="N">The size of what is there, or the number of things done.</param>
/// <param name="CpuSeconds">Of the whole process, the collector's included.</param>
internal sealed record StateRow(string Row, int N, double CpuSeconds, long AllocatedBytes, double PerItemMicroseconds)
{
    public static StateRow Of(string row, int n, int items, Action measured)
    {
        GC.Collect();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        measured();
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return new StateRow(row, n, seconds, GC.GetAllocatedBytesForCurrentThread() - allocated, seconds * 1e6 / items);
    }

    public static void Print(IReadOnlyList<StateRow> rows, bool json)
    {
        if (json)
        {
            Console.WriteLine($"[{string.Join(",\n ", rows.Select(r => r.ToJson()))}]");
            return;
        }
        Console.WriteLine($"{"row",-22}{"n",10}{"CPU s",10}{"MB",10}{"us/item",12}");
        foreach (var row in rows)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"{row.Row,-22}{row.N,10:N0}{row.CpuSeconds,10:F3}{row.AllocatedBytes / 1e6,10:F1}{row.PerItemMicroseconds,12:F3}"));
        }
    }

    private string ToJson() =>
        FormattableString.Invariant($"{{\"row\":{JsonWriter.Quote(Row)},\"n\":{N},\"cpuSeconds\":{CpuSeconds:F4},")
        + FormattableString.Invariant($"\"allocatedBytes\":{AllocatedBytes},\"perItemMicroseconds\":{PerItemMicroseconds:F4}}}");
}
