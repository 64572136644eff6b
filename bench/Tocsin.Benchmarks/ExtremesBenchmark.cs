using System.Globalization;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Json;

namespace Tocsin.Benchmarks;

/// <summary>
/// Reading configurations in which one kind of thing is there many times; counts of resources and findings prove the result.
/// </summary>
internal static class ExtremesBenchmark
{
    /// <summary>Writes the files of one, for whoever wants to see what the program makes of them.</summary>
    public static int Write(string name, string folder)
    {
        foreach (var (path, bytes) in Extremes.All[name]())
        {
            string full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }
        return 0;
    }

    /// <param name="name">Only this one; null is all.</param>
    public static int Run(string? name, bool json)
    {
        Console.WriteLine(json ? "[" : $"{"many",-34}{"MB",6}{"CPU s",8}{"allocated MB",14}{"resources",11}{"findings",10}");
        foreach (var (each, files) in Extremes.All.Where(e => name is null || e.Key == name))
        {
            Console.WriteLine(Measure(each, files(), json) + (json && each != Extremes.All.Last().Key ? "," : ""));
        }
        Console.Write(json ? "]\n" : "");
        return 0;
    }

    private static string Measure(string name, IReadOnlyDictionary<string, byte[]> files, bool json)
    {
        double megabytes = files.Values.Sum(f => (long)f.Length) / 1e6;
        var options = new ReadOptions { Files = FolderAccess.Memory(files) };
        Declarations.Read(".", new ReadOptions { Files = FolderAccess.Memory(Extremes.All["services"]()) });
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        var reading = Declarations.Read(".", options);
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        double each = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6;
        int resources = reading.Resources.Values.Sum();
        return json
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"many\":{JsonWriter.Quote(name)},\"megabytes\":{megabytes:F2},\"cpuSeconds\":{seconds:F3},"
                + $"\"allocatedMegabytes\":{each:F0},\"resources\":{resources},\"findings\":{reading.Findings.Count}}}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-34}{megabytes,6:F2}{seconds,8:F3}{each,14:F0}{resources,11}{reading.Findings.Count,10}");
    }
}
