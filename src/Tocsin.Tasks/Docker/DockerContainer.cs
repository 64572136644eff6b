using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Tocsin.Tasks.Processes;
using Tocsin.Tasks.Runs;
using Tocsin.Text;
using IContainer = Tocsin.Tasks.Runs.IContainer;
using PortBinding = Tocsin.Ecs.PortBinding;

namespace Tocsin.Tasks.Docker;

/// <summary>One container of the engine.</summary>
/// <remarks>
/// An engine that ends and begins again finds its containers running, where it keeps them; who follows one waits for that.
/// </remarks>
internal sealed class DockerContainer : IContainer
{
    private readonly DockerClient client;
    private readonly ContainerStart what;
    private readonly Owner owner;
    private readonly TaskNetworks networks;
    private readonly TimeProvider time;
    private readonly ContainerLog log;
    private readonly TaskCompletionSource<ContainerEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource gone = new();
    private string? id;
    private bool isAsked;

    public DockerContainer(DockerClient client, ContainerStart what, Owner owner, TaskNetworks networks, TimeProvider time)
    {
        (this.client, this.what, this.owner, this.networks, this.time) = (client, what, owner, networks, time);
        log = new ContainerLog(client, what.Printed, owner.LogPlaceOf(what), time);
    }

    public Task<ContainerEnd> Ended => ended.Task;

    public ValueList<PortBinding> Ports { get; private set; }

    /// <summary>Takes over one that runs already, or has ended.</summary>
    public async Task Adopt(string container)
    {
        (id, isAsked) = (container, true);
        log.BeginNow();
        Ports = await PortsOf(container);
        _ = Follow(container);
    }

    public async Task<NotStarted?> Start()
    {
        isAsked = true;
        try
        {
            log.Begin();
            await networks.Hold(what);
            id = (await client.Containers.CreateContainerAsync(ContainerParameters.Of(what, owner))).ID;
            await client.Containers.StartContainerAsync(id, new ContainerStartParameters());
            Ports = await PortsOf(id);
        }
        catch (Exception e) when (DockerEngine.IsOfEngine(e))
        {
            return new NotStarted(id is not null, DockerEngine.Message(e));
        }
        _ = Follow(id);
        return null;
    }

    /// <remarks>
    /// An engine that ends while it stops a container has forgotten that when it begins again, and the container may not listen: it is
    /// asked until the container has ended, for what is left of the patience.
    /// </remarks>
    public async Task Stop(TimeSpan patience)
    {
        if (id is null)
        {
            return;
        }
        var begun = time.GetUtcNow();
        while (!ended.Task.IsCompleted)
        {
            var waited = time.GetUtcNow() - begun;
            await Ask(id, patience - waited);
            if (patience == TimeSpan.Zero && waited >= Limits.EngineGone)
            {
                // The engine is away, and nobody waits for it any more.
                ended.TrySetResult(new ContainerEnd(null));
            }
            await Task.WhenAny(ended.Task, Task.Delay(Limits.EngineAway, time));
        }
    }

    public async Task<bool> Check(ValueList<string> command, TimeSpan timeout)
    {
        string[] words = command switch
        {
            ["CMD-SHELL", ..] => ["/bin/sh", "-c", string.Join(' ', command.Skip(1))],
            ["CMD", ..] => [.. command.Skip(1)],
            _ => [.. command],
        };
        using var patience = new CancellationTokenSource(timeout, time);
        try
        {
            var made = await client.Exec.CreateContainerExecAsync(
                id!, new ContainerExecCreateParameters { Cmd = words, AttachStdout = true, AttachStderr = true }, patience.Token);
            using (var stream = await client.Exec.StartContainerExecAsync(made.ID, new ContainerExecStartParameters(), patience.Token))
            {
                // What it writes is read away, or it would wait for that.
                byte[] read = new byte[4096];
                while (!(await stream.ReadOutputAsync(read, 0, read.Length, patience.Token)).EOF)
                {
                }
            }
            return (await client.Exec.InspectContainerExecAsync(made.ID, patience.Token)).ExitCode == 0;
        }
        catch (Exception e) when (DockerEngine.IsOfEngine(e) || e is OperationCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // By its name: an engine that went away while it made it may have it all the same, and tells so when it is back.
        var end = time.GetUtcNow() + Limits.EngineAwayLongest;
        // Its task has ended, and with that what its containers shared.
        while (isAsked && !(await DockerEngine.Removed(client, ContainerParameters.NameOf(what)) && await networks.Removed(what))
            && time.GetUtcNow() < end)
        {
            await Task.Delay(Limits.EngineAway, time);
        }
        ended.TrySetResult(new ContainerEnd(null));
        await gone.CancelAsync();
        gone.Dispose();
        log.Forget();
    }

    /// <summary>Asks the engine once to end it.</summary>
    private async Task Ask(string container, TimeSpan patience)
    {
        try
        {
            if (patience > TimeSpan.Zero)
            {
                var asked = new ContainerStopParameters { WaitBeforeKillSeconds = (uint)Math.Ceiling(patience.TotalSeconds) };
                await client.Containers.StopContainerAsync(container, asked, gone.Token);
            }
            else
            {
                await client.Containers.KillContainerAsync(container, new ContainerKillParameters(), gone.Token);
            }
        }
        catch (Exception e) when (DockerEngine.IsOfEngine(e) || e is OperationCanceledException or ObjectDisposedException)
        {
            // It has ended by itself, or the engine is away, and who follows it learns of its end later.
        }
    }

    private async Task Follow(string container)
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = log.Follow(container, exited.Task, gone.Token);
        while (!ended.Task.IsCompleted)
        {
            try
            {
                await client.Containers.WaitContainerAsync(container, gone.Token);
                var state = (await client.Containers.InspectContainerAsync(container, gone.Token)).State;
                if (state is { Running: false, Status: not "created" })
                {
                    exited.TrySetResult();
                    await Task.WhenAny(lines, Task.Delay(Limits.StreamsLinger, time));
                    if (state is { ExitCode: 128 + ProcessGroup.Kill, OOMKilled: false } && what.MemoryBytes is not null)
                    {
                        // The engine may learn of the end before it learns of its cause: seen with Docker 20.10 on a busy machine.
                        await Task.Delay(Limits.CauseIsTold, time);
                        state = (await client.Containers.InspectContainerAsync(container, gone.Token)).State ?? state;
                    }
                    ended.TrySetResult(new ContainerEnd((int)state.ExitCode, state.OOMKilled));
                }
            }
            catch (DockerContainerNotFoundException)
            {
                // Somebody removed it: nobody saw its end.
                ended.TrySetResult(new ContainerEnd(null));
            }
            catch (Exception e) when (DockerEngine.IsOfEngine(e))
            {
                await Task.Delay(Limits.EngineAway, time);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task<ValueList<PortBinding>> PortsOf(string container)
    {
        var its = await Inspected(container);
        var own = what.OwnPorts;
        return what.NetworkMode == "host" ? own
            : Published(its.NetworkSettings?.Ports).Where(p => own.Any(o => (o.ContainerPort, o.Protocol) == (p.ContainerPort, p.Protocol)))
                .ToValueList();
    }

    /// <summary>What holds its network; itself where nothing does, as of tasks that a server of an earlier version began.</summary>
    private async Task<ContainerInspectResponse> Inspected(string container)
    {
        try
        {
            return await client.Containers.InspectContainerAsync(what.SharesNetwork ? TaskNetworks.NameOf(what) : container);
        }
        catch (DockerContainerNotFoundException) when (what.SharesNetwork)
        {
            return await client.Containers.InspectContainerAsync(container);
        }
    }

    /// <summary>Where the engine published the ports, by <c>80/tcp</c>.</summary>
    private ValueList<PortBinding> Published(IDictionary<string, IList<global::Docker.DotNet.Models.PortBinding>>? ports) =>
    [
        .. from port in ports ?? new Dictionary<string, IList<global::Docker.DotNet.Models.PortBinding>>()
           from bound in (port.Value ?? []).Take(1)
           let parts = port.Key.Split('/')
           select new PortBinding(
               what.Name, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(bound.HostPort, CultureInfo.InvariantCulture),
               parts[^1]),
    ];
}
