using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>What a container is to be.</summary>
/// <param name="Printed">Hears each line of both of its streams.</param>
internal sealed record ContainerStart(Arn Task, ContainerDefinition Definition, Func<string, ValueTask> Printed)
{
    public string Name => Definition.Name ?? "";

    public string Image => Definition.Image ?? "";

    public string TaskId => Task.Name;

    /// <summary>The one of the task definition; an image's own is ignored.</summary>
    public ContainerHealthCheck? Check { get; init; }

    /// <summary>The task's: awsvpc, bridge, host, none; null is bridge.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>The task's: host or task; null is its own.</summary>
    public string? PidMode { get; init; }

    /// <summary>The task's: host, none or task; null is the engine's.</summary>
    public string? IpcMode { get; init; }

    /// <summary>The containers of the task, this one among them, that share one network and reach one another on 127.0.0.1.</summary>
    public ValueList<ContainerDefinition> Together { get; init; } = [];

    public bool SharesNetwork => Together.Count > 1;

    /// <summary>Null is without a limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The task's, in units of which a core has 1024; null is without a limit.</summary>
    public int? TaskCpu { get; init; }

    public IEnumerable<(string Name, string Value)> Environment =>
        Definition.Environment.GetValueOrDefault().Select(e => (e.Name ?? "", e.Value ?? ""));

    /// <summary>The ports of a container that has the machine's network for its own: each is reached as the container has it.</summary>
    public ValueList<PortBinding> OwnPorts => Definition.PortMappings.GetValueOrDefault().Where(m => m.ContainerPort is not null)
        .Select(m => new PortBinding(Name, m.ContainerPort!.Value, m.ContainerPort.Value, m.Protocol ?? "tcp")).ToValueList();

    public ValueList<string> EntryPoint => Definition.EntryPoint.GetValueOrDefault();

    public ValueList<string> Command => Definition.Command.GetValueOrDefault();

    public static string? NetworkOf(ContainerDefinition definition, RegisterTaskDefinitionRequest task) =>
        definition.DisableNetworking is true ? "none" : task.NetworkMode;

    /// <summary>Those of a task that share one network with this one, and itself; empty where it has one of its own.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html</remarks>
    public static ValueList<ContainerDefinition> TogetherWith(ContainerDefinition definition, RegisterTaskDefinitionRequest task) =>
        NetworkOf(definition, task) != "awsvpc" ? []
            : task.ContainerDefinitions.GetValueOrDefault().Where(c => NetworkOf(c, task) == "awsvpc").ToValueList();

    /// <summary>The container's own hard limit, else the task's, both in MiB.</summary>
    public static long? LimitOf(ContainerDefinition definition, Ecs.TaskDefinition task) =>
        (definition.Memory ?? TaskSize.Memory(task.Memory)) is { } mebibytes ? mebibytes * 1024L * 1024 : null;
}
