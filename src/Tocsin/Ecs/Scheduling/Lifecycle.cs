using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <summary>What a task is after something was seen of it: of a service's and of one that stands alone the same.</summary>
internal static class Lifecycle
{
    /// <returns>The task as it was when that says nothing new.</returns>
    public static EcsTask After(EcsTask task, Observation seen, TaskDefinition? definition) => seen switch
    {
        _ when task.LastStatus == LastStatus.Stopped => task,
        Observation.Pulling when task.LastStatus < LastStatus.Pending =>
            task with { LastStatus = LastStatus.Pending, PullStartedAt = seen.At },
        Observation.Running running when task.LastStatus < LastStatus.Running => Running(task, seen.At) with { Ports = running.Ports },
        Observation.Adopted found when task.LastStatus < LastStatus.Running =>
            Running(task, found.RunningSince) with { Ports = found.Ports },
        Observation.Healthy { By: HealthCheckedBy.Container } healthy => Judged(task, definition, healthy.Container, true),
        Observation.Unhealthy { By: HealthCheckedBy.Container } unhealthy => Judged(task, definition, unhealthy.Container, false),
        Observation.Healthy { Target: null } => task with { TargetHealthy = true },
        Observation.Stopped stopped => Stopped(task, seen.At, stopped.Stop),
        Observation.Lost => Stopped(task, seen.At, Vanished(definition)),
        _ => task,
    };

    public static EcsTask Stopping(EcsTask task, DateTimeOffset at, TaskStop stop) =>
        task with { LastStatus = LastStatus.Stopping, StoppingAt = at, Stop = stop };

    /// <summary>It is to stop when its targets have drained.</summary>
    public static EcsTask Deactivating(EcsTask task, DateTimeOffset drainedAt, TaskStop stop) =>
        task with { LastStatus = LastStatus.Deactivating, DrainedAt = drainedAt, Stop = stop };

    public static DateTimeOffset? ForgottenAt(EcsTask task) => task.StoppedAt + Limits.StoppedSeen;

    private static EcsTask Judged(EcsTask task, TaskDefinition? definition, string? container, bool isHealthy)
    {
        var judged = container is null ? (definition?.Checked ?? []).Select(c => c.Name) : [container];
        task = task with
        {
            Health = Tagging.With(task.Health, judged.Select(c => new ContainerHealth(c, isHealthy)).ToValueList(), h => h.Name),
        };
        return task with { ContainerHealthy = task.IsHealthy(definition) == true };
    }

    private static EcsTask Running(EcsTask task, DateTimeOffset since) => task with { LastStatus = LastStatus.Running, StartedAt = since };

    /// <remarks>A stop that somebody asked for keeps its reason; the world adds the exit codes.</remarks>
    private static EcsTask Stopped(EcsTask task, DateTimeOffset at, TaskStop seen) => task with
    {
        LastStatus = LastStatus.Stopped,
        StoppingAt = task.StoppingAt ?? at,
        StoppedAt = at,
        Stop = task.Stop is { } asked ? asked with { Containers = seen.Containers } : seen,
    };

    /// <summary>
    /// As ECS's agent reports a container that it had started and cannot find: github.com/aws/amazon-ecs-agent, ContainerVanishedError.
    /// </summary>
    // Unverified: that the task's own reason is the one of an exit.
    private static TaskStop Vanished(TaskDefinition? definition)
    {
        const string reason = "ContainerVanishedError: No container matching saved ID found";
        ValueList<Container> containers = definition?.Containers ?? [];
        return new TaskStop(
            "EssentialContainerExited",
            "Essential container in task exited",
            [.. containers.Select(c => new ContainerExit(c.Name, null, reason))]);
    }
}
