using System.Globalization;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>A task in an answer.</summary>
internal static class TaskShapes
{
    public static Shapes.Task Of(EcsState state, EcsTask task, bool withTags = true)
    {
        var definition = state.FindTaskDefinition(task.TaskDefinition);
        bool isAwsvpc = definition?.Asked?.NetworkMode == "awsvpc";
        return new()
        {
            Attachments = isAwsvpc ? [Attachment(task)] : [],
            Attributes = [],
            ClusterArn = task.Cluster.ToString(),
            Connectivity = task.ConnectedAt is null ? null : "CONNECTED",
            ConnectivityAt = task.ConnectedAt,
            Containers = (definition?.Containers ?? []).Select(
                c => Container(task, c, definition!.Registered(c.Name), isAwsvpc)).ToValueList(),
            Cpu = task.Overrides?.Cpu ?? definition?.Cpu,
            CreatedAt = task.CreatedAt,
            DesiredStatus = task.Wanted && task.Stop is null ? "RUNNING" : "STOPPED",
            EnableExecuteCommand = false,
            EphemeralStorage = task.StorageGibibytes(definition) is { } size ? new() { SizeInGiB = size } : null,
            ExecutionStoppedAt = task.ExecutionStoppedAt,
            Group = task.GroupName,
            HealthStatus = Health(task.IsHealthy(definition)),
            LastStatus = Upper(task.LastStatus),
            LaunchType = task.LaunchType,
            Memory = task.Overrides?.Memory ?? definition?.Memory,
            Overrides = task.Overrides ?? new() { ContainerOverrides = [], InferenceAcceleratorOverrides = [] },
            PlatformVersion = task.PlatformVersion,
            PlatformFamily = task.PlatformVersion is null ? null : "Linux",
            PullStartedAt = task.PullStartedAt,
            PullStoppedAt = task.PullStoppedAt,
            StartedAt = task.StartedAt,
            StartedBy = task.StartedBy,
            StopCode = task.Stop?.Code,
            StoppedAt = task.StoppedAt,
            StoppedReason = task.Stop?.Reason,
            StoppingAt = task.StoppingAt,
            Tags = withTags ? task.Tags : [],
            TaskArn = task.Arn.ToString(),
            TaskDefinitionArn = task.TaskDefinition.ToString(),
            Version = task.Version,
        };
    }

    private static Shapes.Container Container(
        EcsTask task, Container container, Shapes.ContainerDefinition? registered, bool isAwsvpc)
    {
        var exit = task.Stop?.Containers.FirstOrDefault(e => e.Name == container.Name);
        return new()
        {
            ContainerArn = task.ArnOf(container.Name).ToString(),
            TaskArn = task.Arn.ToString(),
            Name = container.Name,
            Image = container.Image,
            LastStatus = task.LastStatus == LastStatus.Stopped ? "STOPPED" : task.StartedAt is null ? "PENDING" : "RUNNING",
            ExitCode = exit?.ExitCode,
            Reason = exit?.Reason,
            NetworkBindings = task.Ports.GetValueOrDefault().Where(p => p.Container == container.Name).Select(p => p.Shape).ToValueList(),
            NetworkInterfaces = isAwsvpc
                ? [new() { AttachmentId = AttachmentId(task), PrivateIpv4Address = task.Address }] : [],
            HealthStatus = Health(task.IsHealthy(container.Name)),
            Cpu = Text(registered?.Cpu ?? 0),
            Memory = Text(registered?.Memory),
            MemoryReservation = Text(registered?.MemoryReservation),
        };
    }

    /// <summary>The network interface that it would have in its subnet.</summary>
    private static Shapes.Attachment Attachment(EcsTask task) => new()
    {
        Id = AttachmentId(task),
        Type = "ElasticNetworkInterface",
        Status = task.LastStatus switch
        {
            LastStatus.Provisioning => "PRECREATED",
            LastStatus.Stopped => "DELETED",
            _ => "ATTACHED",
        },
        Details = [new() { Name = "privateIPv4Address", Value = task.Address }],
    };

    private static string AttachmentId(EcsTask task) => new Ids(StableHash.Of($"{task.Id}/attachment")).Uuid();

    private static string Health(bool? isHealthy) => isHealthy switch { true => "HEALTHY", false => "UNHEALTHY", null => "UNKNOWN" };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Upper(LastStatus status) => status.ToString().ToUpperInvariant();
}
