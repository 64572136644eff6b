using System.Collections.Concurrent;
using Docker.DotNet;
using Docker.DotNet.Models;
using Tocsin.Tasks.Processes;
using Tocsin.Tasks.Runs;

namespace Tocsin.Tasks.Docker;

/// <summary>The networks that the containers of a task share: a container of its own holds each, whichever of the others end.</summary>
/// <remarks>As ECS's agent has it: github.com/aws/amazon-ecs-agent, agent/api/task/task.go (the pause container).</remarks>
internal sealed class TaskNetworks(DockerClient client, Owner owner) : IDisposable
{
    private readonly PauseImage image = new(client);
    private readonly ConcurrentDictionary<string, Lazy<Task>> held = new(StringComparer.Ordinal);

    /// <summary>A container of ECS has no dot in its name.</summary>
    public static string NameOf(ContainerStart what) => $"tocsin-{what.TaskId}.network";

    public void Dispose() => image.Dispose();

    /// <summary>Has the network of a container's task held, where it shares one.</summary>
    public Task Hold(ContainerStart what) =>
        what.SharesNetwork ? held.GetOrAdd(what.TaskId, _ => new Lazy<Task>(() => Make(what))).Value : Task.CompletedTask;

    /// <summary>The task has ended.</summary>
    /// <returns>False where the engine does not say that nothing is left of it.</returns>
    public async Task<bool> Removed(ContainerStart what)
    {
        held.TryRemove(what.TaskId, out _);
        return !what.SharesNetwork || await DockerEngine.Removed(client, NameOf(what));
    }

    private async Task Make(ContainerStart what)
    {
        await image.Make();
        await client.Containers.CreateContainerAsync(ContainerParameters.OfNetwork(what, owner));
        await client.Containers.StartContainerAsync(NameOf(what), new ContainerStartParameters());
    }
}
