using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
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
    ValueList<Deployment> Deployments) : Resource(Arn), IShape<Service>
{
    /// <summary>
    /// REPLICA, as many tasks as <see cref="DesiredCount"/> says; or DAEMON, one on each container instance, of which there is one here.
    /// </summary>
    public string SchedulingStrategy { get; init; } = Replica;

    internal const string Replica = "REPLICA";

    internal const string Daemon = "DAEMON";

    /// <summary>What it was made and changed by; null for one that no request made.</summary>
    public CreateServiceRequest? Asked { get; init; }

    /// <summary>What happened to it, the latest first: as many as <see cref="Limits.ServiceEvents"/>.</summary>
    public ValueList<ServiceEvent> Events { get; init; } = [];

    public ServiceStatus Status { get; init; }

    /// <summary>Since when it is <see cref="ServiceStatus.Inactive"/>.</summary>
    public DateTimeOffset? InactiveSince { get; init; }

    /// <summary>What it was asked to become, the latest first: as many as <see cref="Limits.ServiceDeployments"/>.</summary>
    public ValueList<ServiceDeployment> History { get; init; } = [];

    public bool IsDaemon => SchedulingStrategy == Daemon;

    /// <summary>
    /// A new deployment gets no room beside the old one: at most <see cref="DeploymentConfiguration.Maximum"/> tasks may run, which are
    /// there already, and none of them may be stopped. How many tasks a daemon has on AWS is not known before it runs.
    /// </summary>
    public bool LeavesNoRoom => !IsDaemon && DesiredCount > 0 && Configuration.IsRolling
        && Configuration.Maximum(DesiredCount) <= DesiredCount && Configuration.MinimumHealthy(DesiredCount) >= DesiredCount;

    public Deployment Primary => Deployments.First(d => d.Status == DeploymentStatus.Primary);

    /// <summary>The service with a new deployment under way; those before it stay until it completes.</summary>
    public Service Deploy(Arn taskDefinition, DateTimeOffset now, Ids ids)
    {
        var started = Deployment.Start(taskDefinition, Configuration.CircuitBreaker, now, ids);
        // Unverified: the status of a service deployment that another one overtakes.
        var before = History.Select(d => d.IsUnderWay ? d.Finished(ServiceDeployment.Stopped, now) : d);
        return this with
        {
            TaskDefinition = taskDefinition,
            Deployments = [started, .. Deployments.Select(d => d with { Status = DeploymentStatus.Active })],
            History = before.Prepend(ServiceDeployment.Start(started, Deployments)).Take(Limits.ServiceDeployments).ToValueList(),
        };
    }

    /// <summary>As answers tell of it; who knows its tasks adds their numbers.</summary>
    internal Shapes.Service Shape => new()
    {
        ServiceArn = Arn.ToString(),
        ServiceName = Name,
        ClusterArn = Cluster.ToString(),
        LoadBalancers = LoadBalancers,
        ServiceRegistries = Asked?.ServiceRegistries ?? [],
        Status = Status.ToString().ToUpperInvariant(),
        DesiredCount = DesiredCount,
        LaunchType = LaunchType,
        CapacityProviderStrategy = Asked?.CapacityProviderStrategy,
        PlatformVersion = Asked?.PlatformVersion,
        TaskDefinition = TaskDefinition.ToString(),
        DeploymentConfiguration = Configuration.Shape,
        Deployments = Status == ServiceStatus.Inactive ? [] : Deployments.Select(d => d.Shape(this)).ToValueList(),
        RoleArn = Asked?.Role,
        Events = Events.Select(e => e.Shape).ToValueList(),
        CreatedAt = CreatedAt,
        PlacementConstraints = Asked?.PlacementConstraints ?? [],
        PlacementStrategy = Asked?.PlacementStrategy ?? [],
        NetworkConfiguration = Asked?.NetworkConfiguration,
        HealthCheckGracePeriodSeconds = (int)GracePeriod.TotalSeconds,
        SchedulingStrategy = SchedulingStrategy,
        DeploymentController = new DeploymentController { Type = ControllerType },
        Tags = Asked?.Tags,
        EnableECSManagedTags = Asked?.EnableECSManagedTags ?? false,
        PropagateTags = Asked?.PropagateTags ?? "NONE",
        EnableExecuteCommand = Asked?.EnableExecuteCommand ?? false,
        AvailabilityZoneRebalancing = Asked?.AvailabilityZoneRebalancing,
    };

    internal Service Told(IEnumerable<ServiceEvent> latestFirst) =>
        this with { Events = latestFirst.Concat(Events).Take(Limits.ServiceEvents).ToValueList() };

    internal Service With(Deployment deployment) =>
        this with { Deployments = [.. Deployments.Select(d => d.Id == deployment.Id ? deployment : d)] };

    /// <summary>With another record of the deployment that has it.</summary>
    internal Service With(ServiceDeployment record) =>
        this with { History = [.. History.Select(d => d.Revision == record.Revision ? record : d)] };

    public override Arn? Owner => Cluster;

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Arn("cluster", Cluster);
        to.Arn("taskDefinition", TaskDefinition);
        to.Integer("desiredCount", DesiredCount);
        to.Shape("configuration", Configuration);
        to.Text("controllerType", ControllerType);
        to.List("loadBalancers", LoadBalancers.UnlessEmpty);
        to.Duration("gracePeriod", GracePeriod);
        to.Text("launchType", LaunchType);
        to.Timestamp("createdAt", CreatedAt);
        to.List("deployments", Deployments.UnlessEmpty);
        to.Text("schedulingStrategy", SchedulingStrategy);
        to.Shape("asked", Asked);
        to.List("events", Events.UnlessEmpty);
        to.Choice("status", Status);
        to.Timestamp("inactiveSince", InactiveSince);
        to.List("history", History.UnlessEmpty);
    }

    /// <remarks>A daemon that was kept before it had a task of its own has one.</remarks>
    public static Service Read(FieldReader from) => Kept(from) is var kept && kept is { IsDaemon: true, Status: ServiceStatus.Active }
        ? kept with { DesiredCount = Limits.DaemonTasks } : kept;

    private static Service Kept(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Arn("cluster"), from.Arn("taskDefinition"), from.Integer("desiredCount") ?? 0,
        from.Shape<DeploymentConfiguration>("configuration") ?? new DeploymentConfiguration(), from.Text("controllerType") ?? "ECS",
        from.List<LoadBalancer>("loadBalancers").GetValueOrDefault(), from.Duration("gracePeriod") ?? TimeSpan.Zero,
        from.Text("launchType"), from.Timestamp("createdAt") ?? default, from.List<Deployment>("deployments").GetValueOrDefault())
    {
        SchedulingStrategy = from.Text("schedulingStrategy") ?? Replica,
        Asked = from.Shape<CreateServiceRequest>("asked"),
        Events = from.List<ServiceEvent>("events").GetValueOrDefault(),
        Status = from.Choice("status", ServiceStatus.Active),
        InactiveSince = from.Timestamp("inactiveSince"),
        History = from.List<ServiceDeployment>("history").GetValueOrDefault(),
    };
}
