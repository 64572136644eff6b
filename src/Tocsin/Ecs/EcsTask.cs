using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>The states of a task that a service's scheduler acts on. On AWS a few more (ACTIVATING, DEPROVISIONING) pass by in events.</summary>
public enum LastStatus { Provisioning, Pending, Running, Stopping, Stopped }

/// <summary>A task of a service. (Named apart from <see cref="System.Threading.Tasks.Task"/>.)</summary>
/// <param name="Deployment">The id of the deployment that started it: the API's <c>startedBy</c>.</param>
/// <param name="Version">Grows with each change; part of its events.</param>
/// <param name="CountedHealthy">It ran long enough, or passed its checks, to count for the deployment.</param>
public sealed record EcsTask(
    Arn Arn,
    Arn Service,
    Arn TaskDefinition,
    string Deployment,
    LastStatus LastStatus,
    DateTimeOffset CreatedAt,
    int Version = 1,
    DateTimeOffset? PullStartedAt = null,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? StoppingAt = null,
    DateTimeOffset? StoppedAt = null,
    TaskStop? Stop = null,
    bool ContainerHealthy = false,
    bool TargetHealthy = false,
    bool CountedHealthy = false) : Resource(Arn)
{
    /// <summary>The 32 hexadecimal digits behind the cluster in the ARN.</summary>
    public string Id => Arn.Resource[(Arn.Resource.LastIndexOf('/') + 1)..];

    /// <summary>It is wanted to run: neither stopped nor told to stop.</summary>
    public bool Wanted => LastStatus < LastStatus.Stopping;
}

/// <summary>Why a task stopped.</summary>
/// <param name="Code">TaskFailedToStart, EssentialContainerExited, ServiceSchedulerInitiated, UserInitiated, ...</param>
public sealed record TaskStop(string Code, string Reason, ValueList<ContainerExit> Containers = default);

/// <param name="ExitCode">Absent when it never ran.</param>
/// <param name="Reason">Such as <c>OutOfMemoryError: ...</c>.</param>
public sealed record ContainerExit(string Name, int? ExitCode, string? Reason = null);
