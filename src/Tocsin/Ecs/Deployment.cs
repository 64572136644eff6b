using Tocsin.Aws;

namespace Tocsin.Ecs;

public enum DeploymentStatus { Primary, Active }

public enum RolloutState { InProgress, Completed, Failed }

/// <summary>One rollout of a task definition.</summary>
/// <param name="Id"><c>ecs-svc/</c> and 19 digits. A rollback keeps the id of the deployment it goes back to.</param>
/// <param name="UpdatedAt">Its last change, which the events tell; a completion is announced about 75 s after it.</param>
/// <param name="Failures">What the circuit breaker counts; the API's <c>failedTasks</c>.</param>
public sealed record Deployment(
    string Id,
    Arn TaskDefinition,
    DeploymentStatus Status,
    RolloutState RolloutState,
    string RolloutStateReason,
    FailureCount Failures,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>What came of looking for a rollback; null until the deployment has failed.</summary>
    public RollbackVerdict? Rollback { get; init; }

    /// <summary>The scheduler's own notes.</summary>
    internal Rollout Rollout { get; init; } = Rollout.New;

    public static Deployment Start(Arn taskDefinition, DeploymentCircuitBreaker? breaker, DateTimeOffset now, Ids ids)
    {
        string id = $"ecs-svc/{ids.Digits(19)}";
        return new Deployment(
            id, taskDefinition, DeploymentStatus.Primary, RolloutState.InProgress, RolloutReason.InProgress(id),
            new FailureCount(breaker?.ResetOnHealthyTask ?? true), now, now);
    }
}

/// <summary>What the scheduler remembers of a deployment between two steps.</summary>
/// <param name="Announced">Its first event has been sent.</param>
/// <param name="EvaluateAt">When the breaker looks at the count again: shortly after a failure.</param>
/// <param name="StableSince">Since when all tasks are healthy and no older one is wanted.</param>
/// <param name="ToldImpaired">It was said that tasks cannot be started; AWS does not repeat it for hours.</param>
/// <param name="ToldStuck">Likewise that the configuration leaves no way to go on.</param>
internal sealed record Rollout(
    bool Announced, StartThrottle Throttle, DateTimeOffset? EvaluateAt, DateTimeOffset? StableSince, bool ToldImpaired, bool ToldStuck)
{
    public static Rollout New { get; } = new(false, StartThrottle.None, null, null, false, false);
}

/// <summary>The texts of <c>rolloutStateReason</c>, which the events repeat as <c>reason</c>. Recorded from DescribeServices and EventBridge, 2022 to 2026.</summary>
public static class RolloutReason
{
    public const string TasksFailed = "ECS deployment circuit breaker: tasks failed to start.";

    public static string InProgress(string deployment) => $"ECS deployment {deployment} in progress.";

    public static string Completed(string deployment) => $"ECS deployment {deployment} completed.";

    public static string RollingBack(string deployment) => $"ECS deployment circuit breaker: rolling back to deploymentId {deployment}.";
}
