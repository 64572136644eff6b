using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>A task in an answer.</summary>
internal static class TaskShapes
{
    public static Shapes.Task Of(EcsState state, EcsTask task, bool withTags = true)
    {
        var definition = state.FindTaskDefinition(task.TaskDefinition);
        bool isFargate = task.LaunchType == "FARGATE";
        return new()
        {
            Attachments = [],
            Attributes = [],
            ClusterArn = task.Cluster.ToString(),
            Connectivity = task.StartedAt is null ? null : "CONNECTED",
            ConnectivityAt = task.StartedAt,
            Containers = (definition?.Containers ?? []).Select(c => Container(task, c)).ToValueList(),
            Cpu = task.Overrides?.Cpu ?? definition?.Cpu,
            CreatedAt = task.CreatedAt,
            DesiredStatus = task.Wanted && task.Stop is null ? "RUNNING" : "STOPPED",
            EnableExecuteCommand = false,
            ExecutionStoppedAt = task.StoppedAt,
            Group = task.GroupName,
            HealthStatus = Health(task, definition?.HasHealthCheck ?? false),
            LastStatus = Upper(task.LastStatus),
            LaunchType = task.LaunchType,
            Memory = task.Overrides?.Memory ?? definition?.Memory,
            Overrides = task.Overrides ?? new() { ContainerOverrides = [], InferenceAcceleratorOverrides = [] },
            PlatformVersion = isFargate ? "1.4.0" : null,
            PlatformFamily = isFargate ? "Linux" : null,
            PullStartedAt = task.PullStartedAt,
            PullStoppedAt = task.PullStartedAt is null ? null : task.StartedAt,
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

    private static Shapes.Container Container(EcsTask task, Container container)
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
            NetworkBindings = [],
            NetworkInterfaces = [],
            HealthStatus = Health(task, container.HealthCheck is not null),
        };
    }

    /// <summary>Of containers without a check nothing is known.</summary>
    private static string Health(EcsTask task, bool isChecked) => isChecked && task.ContainerHealthy ? "HEALTHY" : "UNKNOWN";

    private static string Upper(LastStatus status) => status.ToString().ToUpperInvariant();
}
