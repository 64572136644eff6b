using System.Globalization;
using Tocsin.Simulation.Disks;

namespace Tocsin.Simulation;

/// <summary>
/// <c>seeds FROM COUNT</c> runs so many; <c>seed NUMBER</c> one, and tells all that happens; <c>unsynced</c> behind it plants a fault.
/// </summary>
internal static class Seeds
{
    /// <summary>What a process needs for its pool to have one thread.</summary>
    public const string OneProcessor = "DOTNET_PROCESSOR_COUNT";

    /// <summary>More than a seed makes.</summary>
    private const long SeedBytes = 200_000_000;

    public static int Run(string[] arguments)
    {
        int from = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        int count = arguments[0] == "seed" ? 1 : int.Parse(arguments[2], CultureInfo.InvariantCulture);
        // A pool has as many threads as there are processors, and no fewer.
        if (!ThreadPool.SetMinThreads(1, 1) || !ThreadPool.SetMaxThreads(1, 1))
        {
            Console.Error.WriteLine($"Set {OneProcessor}=1: a seed repeats itself on one thread alone.");
            return 2;
        }
        SimulatedDisk.LeavesLogsUnsynced = arguments[^1] == "unsynced";
        SimulatedVfs.Register();
        string path = Directory.CreateTempSubdirectory("tocsin-simulation-").FullName;
        try
        {
            return Task.Run(() => Run(from, count, path, arguments[0] == "seed" ? Console.WriteLine : null)).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static async Task<int> Run(int from, int count, string path, Action<string>? told)
    {
        var (failed, acknowledged, dead, duplicates, deaths, silenced, redriven, all) = (0, 0, 0, 0, 0, 0, 0, 0UL);
        for (int seed = from; seed < from + count; seed++)
        {
            var run = new Run(seed, path, told);
            // A finalizer that closes what somebody left open asks the disk from a thread of its own.
            bool isQuiet = GC.TryStartNoGCRegion(SeedBytes);
            try
            {
                await run.Go();
            }
            catch (Exception e)
            {
                failed++;
                Console.WriteLine($"seed {seed}: {(e is Violation ? e.Message : e)}");
            }
            finally
            {
                if (isQuiet && System.Runtime.GCSettings.LatencyMode == System.Runtime.GCLatencyMode.NoGCRegion)
                {
                    GC.EndNoGCRegion();
                }
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            all = unchecked((all * 31) + run.Fingerprint);
            acknowledged += run.Ledger.Acknowledged;
            dead += run.Ledger.Dead;
            duplicates += run.Ledger.Duplicates;
            deaths += run.Deaths;
            silenced += run.Ledger.Silenced;
            redriven += run.Ledger.Redriven;
        }
        Console.WriteLine(
            $"{count} seeds from {from}: {failed} failed; {acknowledged} requests acknowledged, {deaths} deaths, {dead} dead letters, "
                + $"{duplicates} duplicates, {silenced} silenced, {redriven} redriven; fingerprint {all:x16}");
        return failed == 0 ? 0 : 1;
    }
}
