using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

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
    DateTimeOffset UpdatedAt) : IShape<Deployment>
{
    /// <summary>What came of looking for a rollback; null until the deployment has failed.</summary>
    public RollbackVerdict? Rollback { get; init; }

    /// <summary>What its service had before a newer one brought others; null where they are the service's still.</summary>
    internal ValueList<LoadBalancer>? LoadBalancers { get; init; }

    /// <summary>The scheduler's own notes.</summary>
    internal Rollout Rollout { get; init; } = Rollout.New;

    /// <summary>As answers tell of it; who knows its tasks adds their numbers.</summary>
    internal Shapes.Deployment Shape(Service service) => new()
    {
        Id = Id,
        Status = Status == DeploymentStatus.Primary ? "PRIMARY" : "ACTIVE",
        TaskDefinition = TaskDefinition.ToString(),
        DesiredCount = service.DesiredCount,
        FailedTasks = Failures.Failures,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        LaunchType = service.LaunchType,
        NetworkConfiguration = service.Asked?.NetworkConfiguration,
        ServiceConnectConfiguration = service.Asked?.ServiceConnectConfiguration,
        VolumeConfigurations = service.Asked?.VolumeConfigurations,
        VpcLatticeConfigurations = service.Asked?.VpcLatticeConfigurations,
        RolloutState = RolloutState switch
        {
            RolloutState.Completed => "COMPLETED",
            RolloutState.Failed => "FAILED",
            _ => "IN_PROGRESS",
        },
        RolloutStateReason = RolloutStateReason,
    };

    public static Deployment Start(Arn taskDefinition, DeploymentCircuitBreaker? breaker, DateTimeOffset now, Ids ids)
    {
        string id = $"ecs-svc/{ids.Digits(19)}";
        return new Deployment(
            id, taskDefinition, DeploymentStatus.Primary, RolloutState.InProgress, RolloutReason.InProgress(id),
            new FailureCount(breaker?.ResetOnHealthyTask ?? true), now, now);
    }

    public void Write(FieldWriter to)
    {
        to.Text("id", Id);
        to.Arn("taskDefinition", TaskDefinition);
        to.Choice("status", Status);
        to.Choice("rolloutState", RolloutState);
        to.Text("rolloutStateReason", RolloutStateReason);
        to.Boolean("resetOnHealthyTask", Failures.ResetOnHealthyTask);
        to.Integer("failures", Failures.Failures);
        to.Timestamp("createdAt", CreatedAt);
        to.Timestamp("updatedAt", UpdatedAt);
        to.List("loadBalancers", LoadBalancers);
        to.Shape("rollback", Rollback);
        to.Shape("rollout", Rollout);
    }

    public static Deployment Read(FieldReader from) => new(
        from.Text("id") ?? "", from.Arn("taskDefinition"), from.Choice<DeploymentStatus>("status"),
        from.Choice<RolloutState>("rolloutState"), from.Text("rolloutStateReason") ?? "",
        new FailureCount(from.Boolean("resetOnHealthyTask") ?? true, from.Integer("failures") ?? 0),
        from.Timestamp("createdAt") ?? default, from.Timestamp("updatedAt") ?? default)
    {
        LoadBalancers = from.List<LoadBalancer>("loadBalancers"),
        Rollback = from.Shape<RollbackVerdict>("rollback"),
        Rollout = from.Shape<Rollout>("rollout") ?? Rollout.New,
    };
}
