using System.Diagnostics;
using System.Globalization;

namespace Tocsin.Cli.Checkups;

/// <summary>The disk that a server would keep its data on: what is free, and how long a write takes until it is there.</summary>
internal static class DataDisk
{
    private const int Writes = 32;
    private const long Scarce = 100L << 20;

    /// <param name="shown">As it was given.</param>
    public static Checkup Look(string path, string shown)
    {
        string directory = Existing(path);
        if (File.Exists(directory))
        {
            return new("data", Condition.Blocking, $"{shown} cannot be written: {directory} is a file. Name another with --data.");
        }
        try
        {
            long free = new DriveInfo(directory).AvailableFreeSpace;
            var write = Measure(directory);
            string found = string.Create(
                CultureInfo.InvariantCulture,
                $"{shown}: {free >> 20} MiB free, a write is on disk after {write.TotalMilliseconds:0.00} ms");
            return free >= Scarce ? new("data", Condition.Good, found)
                : new("data", Condition.Missing, $"{found}. Make room, or name another directory with --data.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new("data", Condition.Blocking, $"{shown} cannot be written: {e.Message.TrimEnd('.')}. Name another with --data.");
        }
    }

    /// <summary>The directory itself, or the first above it that is there.</summary>
    private static string Existing(string path)
    {
        string at = path;
        while (!Path.Exists(at) && Path.GetDirectoryName(at) is { } above)
        {
            at = above;
        }
        return at;
    }

    /// <summary>The median of a few: what each commit waits for.</summary>
    private static TimeSpan Measure(string directory)
    {
        byte[] page = new byte[4096];
        string path = Path.Combine(directory, $".tocsin-{Guid.NewGuid():n}");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        var taken = new TimeSpan[Writes];
        for (int i = 0; i < Writes; i++)
        {
            long began = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            taken[i] = Stopwatch.GetElapsedTime(began);
        }
        Array.Sort(taken);
        return taken[Writes / 2];
    }
}
