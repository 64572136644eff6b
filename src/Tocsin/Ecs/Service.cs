using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <param name="TaskDefinition">That of the primary deployment: after a rollback the old one again.</param>
/// <param name="ControllerType">ECS, CODE_DEPLOY or EXTERNAL. Only ECS has a circuit breaker.</param>
/// <param name="GracePeriod">How long after its start a task's failing health checks are ignored.</param>
/// <param name="Deployments">The primary one first; older ones while their tasks still run or they may be rolled back to.</param>
public sealed record Service(
    Arn Arn,
    string Name,
    Arn Cluster,
    Arn TaskDefinition,
    int DesiredCount,
    DeploymentConfiguration Configuration,
    string ControllerType,
    ValueList<LoadBalancer> LoadBalancers,
    TimeSpan GracePeriod,
    string? LaunchType,
    DateTimeOffset CreatedAt,
    ValueList<Deployment> Deployments) : Resource(Arn)
{
    /// <summary>
    /// REPLICA, as many tasks as <see cref="DesiredCount"/> says; or DAEMON, one on each container instance, however many those are.
    /// </summary>
    public string SchedulingStrategy { get; init; } = "REPLICA";

    /// <summary>What happened to it, the latest first: as many as <see cref="Limits.ServiceEvents"/>.</summary>
    public ValueList<ServiceEvent> Events { get; init; } = [];

    public bool IsDaemon => SchedulingStrategy == "DAEMON";

    /// <summary>
    /// A new deployment gets no room beside the old one: at most <see cref="DeploymentConfiguration.Maximum"/> tasks may run, which are
    /// there already, and none of them may be stopped. How many tasks a daemon has is not known before it runs.
    /// </summary>
    public bool LeavesNoRoom => !IsDaemon && DesiredCount > 0 && Configuration.IsRolling
        && Configuration.Maximum(DesiredCount) <= DesiredCount && Configuration.MinimumHealthy(DesiredCount) >= DesiredCount;

    public Deployment Primary => Deployments.First(d => d.Status == DeploymentStatus.Primary);

    /// <summary>The service with a new deployment under way; those before it stay until it completes.</summary>
    public Service Deploy(Arn taskDefinition, DateTimeOffset now, Ids ids) => this with
    {
        TaskDefinition = taskDefinition,
        Deployments =
        [
            Deployment.Start(taskDefinition, Configuration.CircuitBreaker, now, ids),
            .. Deployments.Select(d => d with { Status = DeploymentStatus.Active }),
        ],
    };

    internal Service Told(IEnumerable<ServiceEvent> latestFirst) =>
        this with { Events = latestFirst.Concat(Events).Take(Limits.ServiceEvents).ToValueList() };

    internal Service With(Deployment deployment) =>
        this with { Deployments = [.. Deployments.Select(d => d.Id == deployment.Id ? deployment : d)] };
}

public sealed record LoadBalancer(string? TargetGroupArn, string? ContainerName, int? ContainerPort);
