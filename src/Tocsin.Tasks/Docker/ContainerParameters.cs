using System.Globalization;
using Docker.DotNet.Models;
using Tocsin.Tasks.Processes;
using Tocsin.Tasks.Runs;

namespace Tocsin.Tasks.Docker;

/// <summary>A container definition of ECS as the engine's API has it.</summary>
// The engine takes null for what is not said; the client's types do not say so.
internal static class ContainerParameters
{
    /// <summary>In which a container may run for its quota, in microseconds; what the kernel has where nothing is said.</summary>
    private const long CpuPeriod = 100_000;

    /// <summary>The least that an engine takes.</summary>
    private const long CpuLeast = 1_000;

    /// <remarks>
    /// An image's own health check is turned off, as ECS ignores it. Ports are published on loopback: under <c>bridge</c> as the definition
    /// says, else on any that are free, so that the tasks of two deployments can stand side by side. A network that is shared is another
    /// container's, with its ports and its name.
    /// </remarks>
    public static CreateContainerParameters Of(ContainerStart what, Owner owner) => new()
    {
        Name = NameOf(what),
        Image = what.Image,
        Entrypoint = what.EntryPoint.Count > 0 ? [.. what.EntryPoint] : null!,
        Cmd = what.Command.Count > 0 ? [.. what.Command] : null!,
        Env = [.. what.Environment.Select(e => $"{e.Name}={e.Value}")],
        WorkingDir = what.Definition.WorkingDirectory!,
        User = what.Definition.User!,
        Hostname = what.SharesNetwork ? null! : what.Definition.Hostname!,
        Healthcheck = new HealthcheckConfig { Test = ["NONE"] },
        OpenStdin = what.Definition.Interactive ?? false,
        Tty = what.Definition.PseudoTerminal ?? false,
        Labels = Labels(what, owner, [.. what.Definition.DockerLabels ?? [], new(DockerEngine.ContainerLabel, what.Name)]),
        ExposedPorts = what.SharesNetwork ? null : Exposed(what),
        HostConfig = new HostConfig
        {
            // Swap counts too, or a container that takes too much would only be slow.
            Memory = what.MemoryBytes ?? 0,
            MemorySwap = what.MemoryBytes ?? 0,
            MemoryReservation = (what.Definition.MemoryReservation ?? 0) * 1024L * 1024,
            CPUShares = what.Definition.Cpu is > 1 and { } shares ? shares : 0,
            // Of each container alone: nothing of Docker's bounds several together. Not NanoCPUs, which an engine of fewer cores refuses.
            CPUPeriod = what.TaskCpu is null ? 0 : CpuPeriod,
            CPUQuota = what.TaskCpu is { } units ? Math.Max(CpuLeast, CpuPeriod * units / TaskSize.CpuUnits) : 0,
            NetworkMode = what.SharesNetwork ? $"container:{TaskNetworks.NameOf(what)}"
                : what.NetworkMode is "host" or "none" ? what.NetworkMode : null!,
            PortBindings = what.SharesNetwork ? null! : Published(what),
            // Where the network is shared, so are its names: AWS has these not in awsvpc.
            DNSSearch = what.SharesNetwork ? null! : what.Definition.DnsSearchDomains is { Count: > 0 } domains ? [.. domains] : null!,
            // As Amazon's own tool for this has it: github.com/aws/amazon-ecs-cli, ecs-cli/modules/cli/local/converter.
            PidMode = what.PidMode is "host" ? what.PidMode : null!,
            IpcMode = what.IpcMode is "host" or "none" ? what.IpcMode : null!,
            ReadonlyRootfs = what.Definition.ReadonlyRootFilesystem ?? false,
            Privileged = what.Definition.Privileged ?? false,
        },
    };

    /// <summary>What holds the network that a task's containers share.</summary>
    public static CreateContainerParameters OfNetwork(ContainerStart what, Owner owner) => new()
    {
        Name = TaskNetworks.NameOf(what),
        Image = PauseImage.Name,
        Entrypoint = [PauseImage.Path],
        Labels = Labels(what, owner, []),
        ExposedPorts = Exposed(what),
        HostConfig = new HostConfig { PortBindings = Published(what) },
    };

    public static string NameOf(ContainerStart what) => $"tocsin-{what.TaskId}-{what.Name}";

    /// <summary>By which the next server knows it, beside those that are asked for.</summary>
    private static Dictionary<string, string> Labels(ContainerStart what, Owner owner, IEnumerable<KeyValuePair<string, string>> others) =>
        new(others) { [DockerEngine.ServerLabel] = owner.Value, [DockerEngine.TaskLabel] = what.Task.ToString() };

    private static Dictionary<string, EmptyStruct> Exposed(ContainerStart what) =>
        Ports(what).DistinctBy(p => p.Port).ToDictionary(p => p.Port, _ => default(EmptyStruct));

    private static Dictionary<string, IList<PortBinding>> Published(ContainerStart what) =>
        Ports(what).GroupBy(p => p.Port).ToDictionary(p => p.Key, p => (IList<PortBinding>)[.. p.Select(b => b.Bound)]);

    private static IEnumerable<(string Port, PortBinding Bound)> Ports(ContainerStart what)
    {
        if (what.NetworkMode is "host" or "none")
        {
            yield break;
        }
        var all = what.SharesNetwork ? what.Together : [what.Definition];
        foreach (var mapping in all.SelectMany(c => c.PortMappings.GetValueOrDefault()).Where(m => m.ContainerPort is not null))
        {
            bool isStatic = what.NetworkMode is null or "bridge" && mapping.HostPort is > 0;
            string port = string.Create(CultureInfo.InvariantCulture, $"{mapping.ContainerPort}/{mapping.Protocol ?? "tcp"}");
            yield return (port, new PortBinding
            {
                HostIP = "127.0.0.1",
                HostPort = isStatic ? mapping.HostPort!.Value.ToString(CultureInfo.InvariantCulture) : "",
            });
        }
    }
}
