using System.Globalization;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Json;

namespace Tocsin.Benchmarks;

/// <summary>
/// Reading declarations, from bytes to the estate: 200 services in 40 modules and 2 MB, half and twice that, and 5,000 resources; the count
/// of resources proves the result.
/// </summary>
internal static class ReadBenchmark
{
    private const int Passes = 5;

    private static readonly DeclaredEstate[] Estates =
    [
        new("100 services, 20 modules", 20, 5, 130), new("200 services, 40 modules", 40, 5, 130),
        new("400 services, 80 modules", 80, 5, 130), new("5,000 resources", 250, 5, 4),
    ];

    public static int Run(bool json)
    {
        var lines = Estates.Select(e => Measure(e, json)).ToList();
        Console.WriteLine(
            json ? $"[{string.Join(",\n ", lines)}]" :
                $"{"estate",-26}{"MB",6}{"CPU s",8}{"MB/s",7}{"allocated MB",14}{"resources",11}\n{string.Join('\n', lines)}");
        return 0;
    }

    private static string Measure(DeclaredEstate estate, bool json)
    {
        var files = estate.Files();
        double megabytes = files.Values.Sum(f => (long)f.Length) / 1e6;
        var options = new ReadOptions { Files = FolderAccess.Memory(files) };
        int resources = Declarations.Read(".", options).Resources.Values.Sum();
        double[] seconds = new double[Passes];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Passes; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            Declarations.Read(".", options);
            seconds[i] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
        double each = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6 / Passes;
        Array.Sort(seconds);
        double median = seconds[Passes / 2];
        return json
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"estate\":{JsonWriter.Quote(estate.Name)},\"megabytes\":{megabytes:F2},\"cpuSeconds\":{median:F3},"
                    + $"\"allocatedMegabytes\":{each:F0},\"resources\":{resources}}}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{estate.Name,-26}{megabytes,6:F2}{median,8:F3}{megabytes / median,7:F1}{each,14:F0}{resources,11}");
    }
}
