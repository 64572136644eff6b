using System.Diagnostics;
using System.Globalization;
using Tocsin.Chatbot;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;

namespace Tocsin.Benchmarks;

/// <summary>
/// What it costs to take an event, to decide it and to keep what comes of it; and to bring messages to where they go, a sink of this
/// process.
/// </summary>
/// <remarks>
/// As a server does, but for HTTP. Ten entries a call from 64 callers; the disk is really waited for, and how long it takes stands beside.
/// </remarks>
internal static class DeliveryBenchmark
{
    private const int Callers = 64;
    private const int EntriesOfCall = 10;
    private const int Syncs = 200;

    public static async Task<int> Run(string? entries, string? channels, string? data)
    {
        int count = entries is null ? 100_000 : int.Parse(entries, CultureInfo.InvariantCulture);
        int lanes = channels is null ? 64 : int.Parse(channels, CultureInfo.InvariantCulture);
        string path = data ?? Directory.CreateTempSubdirectory("tocsin-bench-").FullName;
        try
        {
            Print("fsync of 4 KiB", Sync(path));
            await Deliver(path, count, lanes);
            Print("fsync of 4 KiB", Sync(path));
            return 0;
        }
        finally
        {
            if (data is null)
            {
                Directory.Delete(path, recursive: true);
            }
        }
    }

    private static async Task Deliver(string path, int entries, int channels)
    {
        using var directory = DataDirectory.Open(Path.Combine(path, "data"));
        using var store = SqliteStore.Open(directory);
        var options = new WriterOptions(ChatbotProfile.Current, ChatbotLimits.Off, 1);
        await using var writer = new Writer(store, ChannelsEstate.Empty, options, TimeProvider.System);
        await writer.Apply(ChannelsEstate.Of(channels), ChannelsEstate.Caller.Principal);
        var sink = new Sink();
        await using var pump = new Pump(new Outbox(store), writer, _ => sink, _ => PumpOptions.Unpaced, TimeProvider.System);
        await Measure("entries taken", entries, () => Put(writer, entries, channels));
        sink.Expect(entries);
        await Measure("messages delivered", entries, () =>
        {
            pump.Start();
            return sink.Done;
        });
        long bytes = new DirectoryInfo(directory.Path).EnumerateFiles("tocsin.db").Sum(f => f.Length);
        Console.WriteLine($"{"database",-22}{bytes / entries,10:N0} B an entry; {writer.Commits:N0} commits");
    }

    private static Task Put(Writer writer, int entries, int channels)
    {
        int next = 0;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Add(ref next, EntriesOfCall) is var end && end <= entries)
            {
                var done = await writer.Send(ChannelsEstate.Put(end, channels), ChannelsEstate.Caller);
                if (done.Error is { } error)
                {
                    throw new InvalidOperationException(error.Message);
                }
            }
        })));
    }

    private static async Task Measure(string name, int count, Func<Task> run)
    {
        var (cpu, allocated, start) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        await run();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-22}{count / seconds,10:N0} a second{count / used,10:N0} a CPU-second")
            + FormattableString.Invariant($"{(GC.GetTotalAllocatedBytes() - allocated) / count,10:N0} B allocated each"));
    }

    private static double[] Sync(string path)
    {
        string file = Path.Combine(path, "sync");
        byte[] page = new byte[4096];
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        double[] took = new double[Syncs];
        for (int i = 0; i < Syncs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            stream.Write(page);
            stream.Flush(flushToDisk: true);
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(took);
        return took;
    }

    private static void Print(string name, double[] sorted) => Console.WriteLine(FormattableString.Invariant(
        $"{name,-22}{sorted[sorted.Length / 2],10:F2} ms p50{sorted[sorted.Length * 99 / 100],10:F2} ms p99"));

    /// <summary>Takes every message at once, and says when there have been so many.</summary>
    private sealed class Sink : ISender
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int left = int.MaxValue;

        public Task Done => done.Task;

        public void Expect(int count) => left = count;

        public Task<Sent> Send(Leaving leaving, string? thread, CancellationToken stop)
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                done.TrySetResult();
            }
            return Task.FromResult<Sent>(new Sent.Taken("1"));
        }

        public Task<Sent?> Find(Leaving leaving, string? thread, CancellationToken stop) => Task.FromResult<Sent?>(null);
    }
}
