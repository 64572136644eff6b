using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Tocsin.Tasks.Runs;

namespace Tocsin.Tasks.Docker;

/// <summary>What a container writes, told line by line as the engine's log has it.</summary>
/// <remarks>
/// Each line is told once: the engine says when it was written, and who reads anew, since the engine or the server was away, goes on behind
/// the last that was told.
/// </remarks>
internal sealed class ContainerLog(DockerClient client, Func<string, ValueTask> printed, string file, TimeProvider time)
{
    /// <summary>Before each line: <c>2026-12-01T11:46:02.123456789Z </c>.</summary>
    private const int TimeBytes = 31;

    /// <summary>Completes when all was told that it wrote until its end.</summary>
    /// <param name="exited">Completes when it has ended.</param>
    public async Task Follow(string container, Task exited, CancellationToken stop)
    {
        var place = new LogPlace(file);
        try
        {
            while (true)
            {
                // What is read to its end after the container's is all; before, the engine may have ended.
                bool isLast = exited.IsCompleted;
                bool isWhole = await TryRead(container, place, stop);
                if (isLast && isWhole)
                {
                    return;
                }
                var pause = Task.Delay(Limits.EngineAway, time, stop);
                await (isWhole ? await Task.WhenAny(exited, pause) : pause);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or DockerContainerNotFoundException)
        {
            // Nobody hears it any more, or it was removed.
        }
    }

    /// <summary>Of a container that is made now: all that it writes is to be told.</summary>
    public void Begin() => new LogPlace(file).Keep();

    /// <summary>Of one that runs already: where nobody kept how far it was told, what it wrote until now was.</summary>
    public void BeginNow()
    {
        if (!File.Exists(file))
        {
            new LogPlace(file).KeepAt(time.GetUtcNow());
        }
    }

    public void Forget() => File.Delete(file);

    private async Task<bool> TryRead(string container, LogPlace place, CancellationToken stop)
    {
        place.Begin();
        var all = new ContainerLogsParameters
        {
            ShowStdout = true, ShowStderr = true, Follow = true, Timestamps = true,
            Since = place.Since?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        try
        {
            using var stream = await client.Containers.GetContainerLogsAsync(container, all, stop);
            await Read(stream, place, stop);
            return true;
        }
        catch (Exception e) when (DockerEngine.IsOfEngine(e) && e is not DockerContainerNotFoundException)
        {
            return false;
        }
    }

    private async Task Read(MultiplexedStream stream, LogPlace place, CancellationToken stop)
    {
        LineCutter output = Cutter(place.Output), errors = Cutter(place.Errors);
        byte[] read = new byte[4096];
        for (MultiplexedStream.ReadResult got; !(got = await stream.ReadOutputAsync(read, 0, read.Length, stop)).EOF;)
        {
            await (got.Target == MultiplexedStream.TargetStream.StandardError ? errors : output).Push(read.AsMemory(0, got.Count));
            place.Keep();
        }
        await output.Finish();
        await errors.Finish();
        place.Keep();
    }

    private LineCutter Cutter(StreamPlace place) => new(line => Hear(line, place), TimeBytes + Limits.LineBytes);

    private ValueTask Hear(string line, StreamPlace place)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        bool isTimed = DateTimeOffset.TryParse(
            line.AsSpan(0, Math.Max(space, 0)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        return !isTimed ? printed(line) : place.IsNew(at.UtcTicks) ? printed(line[(space + 1)..]) : ValueTask.CompletedTask;
    }
}
