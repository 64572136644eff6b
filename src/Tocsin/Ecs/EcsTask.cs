using System.Globalization;
using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>The states of a task that a scheduler acts on. On AWS a few more (ACTIVATING, DEPROVISIONING) pass by in events.</summary>
/// <remarks>DEACTIVATING is a task that is to stop, and whose targets drain.</remarks>
public enum LastStatus { Provisioning, Pending, Running, Deactivating, Stopping, Stopped }

/// <summary>A task, of a service or standing alone. (Named apart from <see cref="System.Threading.Tasks.Task"/>.)</summary>
/// <param name="Service">Whose it is; null for one that RunTask asks for: only its cluster owns it, and nothing starts it again.</param>
/// <param name="StartedBy">The id of the deployment that started it; of one that stands alone, what the caller of RunTask said.</param>
/// <param name="Version">Grows with each change; part of its events. 0: asked for, and nobody has been told to start it.</param>
/// <param name="Stop">Why it stops. Set while it is still <see cref="Wanted"/>: asked to stop, and nobody has been told.</param>
/// <param name="ContainerHealthy">All of its essential containers that have a check pass it.</param>
/// <param name="CountedHealthy">It ran long enough, or passed its checks, to count for the deployment.</param>
public sealed record EcsTask(
    Arn Arn,
    Arn? Service,
    Arn TaskDefinition,
    string? StartedBy,
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
    bool CountedHealthy = false) : Resource(Arn), IShape<EcsTask>
{
    /// <summary>Of its containers that have been checked.</summary>
    public ValueList<ContainerHealth> Health { get; init; }

    /// <summary>Where its ports can be reached; null for one that nobody runs.</summary>
    public ValueList<PortBinding>? Ports { get; init; }

    /// <summary>The ARNs of the targets that it is registered as.</summary>
    public ValueList<string> Targets { get; init; }

    /// <summary>When it has drained and is stopped.</summary>
    public DateTimeOffset? DrainedAt { get; init; }

    /// <summary>The service's when it was started.</summary>
    public string? LaunchType { get; init; }

    /// <summary>What the caller of RunTask groups it by; null for a service's, and where nothing was said.</summary>
    public string? Group { get; init; }

    /// <summary>What it was asked for by, where the caller gave a token: who asks again with it gets this task, and no other.</summary>
    public RunTaskRequest? Asked { get; init; }

    /// <summary>What RunTask was given for it alone.</summary>
    public TaskOverride? Overrides { get; init; }

    public ValueList<Tag> Tags { get; init; } = [];

    /// <summary>The id of the deployment that it belongs to, when it is a service's.</summary>
    public string? Deployment => Service is null ? null : StartedBy;

    /// <summary>The 32 hexadecimal digits behind the cluster in the ARN.</summary>
    public string Id => Arn.Name;

    public Arn Cluster => Arn with { Resource = $"cluster/{Arn.Resource.Split('/')[1]}" };

    public override Arn? Owner => Service ?? Cluster;

    /// <summary>It is to run: neither stopped nor told to stop.</summary>
    public bool Wanted => LastStatus < LastStatus.Deactivating;

    // Unverified: these three, which nobody sees. On Fargate (recorded 2022-08) it is connected some seconds before the pull, which ends
    // some seconds before it runs; and its containers have stopped some seconds before it has.
    internal DateTimeOffset? ConnectedAt => PullStartedAt ?? StartedAt;

    internal DateTimeOffset? PullStoppedAt => PullStartedAt is null ? null : StartedAt;

    internal DateTimeOffset? ExecutionStoppedAt => StoppedAt;

    internal string? PlatformVersion => LaunchType == "FARGATE" ? "1.4.0" : null;

    /// <summary>Null where it does not run on Fargate.</summary>
    internal int? StorageGibibytes(TaskDefinition? definition) =>
        PlatformVersion is null ? null : definition?.Asked?.EphemeralStorage?.SizeInGiB ?? 20;

    /// <summary>Null where nothing is known of it.</summary>
    internal bool? IsHealthy(string container) => Health.FirstOrDefault(h => h.Name == container)?.IsHealthy;

    /// <summary>As its essential containers are that have a check: healthy when all are, unhealthy when one is.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html</remarks>
    internal bool? IsHealthy(TaskDefinition? definition)
    {
        var known = (definition?.Checked ?? []).Select(c => IsHealthy(c.Name)).ToList();
        return known.Contains(false) ? false : known.Count == 0 || known.Contains(null) ? null : true;
    }

    /// <summary>What it is grouped by: a family where nothing was said.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html, group</remarks>
    internal string GroupName =>
        Service is { } service ? $"service:{service.Name}" : Group ?? $"family:{ResourceName.Of(TaskDefinition).Split(':')[0]}";

    /// <summary>The private address that it would have in its subnet.</summary>
    internal string Address
    {
        get
        {
            ulong hash = StableHash.Of($"{Id}/address");
            return string.Create(CultureInfo.InvariantCulture, $"10.0.{(byte)(hash >> 8)}.{1 + (hash % 250)}");
        }
    }

    /// <summary>A container keeps its ARN through all that is told of its task, so its id comes from the two names.</summary>
    internal Arn ArnOf(string container)
    {
        string id = new Ids(StableHash.Of($"{Id}/{container}")).Uuid();
        return Arn with { Resource = $"container/{ResourceName.Of(Arn)}/{id}" };
    }

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("service", Service);
        to.Arn("taskDefinition", TaskDefinition);
        to.Text("startedBy", StartedBy);
        to.Choice("lastStatus", LastStatus);
        to.Timestamp("createdAt", CreatedAt);
        to.Integer("version", Version);
        to.Timestamp("pullStartedAt", PullStartedAt);
        to.Timestamp("startedAt", StartedAt);
        to.Timestamp("stoppingAt", StoppingAt);
        to.Timestamp("stoppedAt", StoppedAt);
        to.Shape("stop", Stop);
        to.Boolean("containerHealthy", ContainerHealthy);
        to.Boolean("targetHealthy", TargetHealthy);
        to.Boolean("countedHealthy", CountedHealthy);
        to.List("containerHealth", Health.UnlessEmpty);
        to.List("ports", Ports);
        to.Texts("targets", Targets.UnlessEmpty);
        to.Timestamp("drainedAt", DrainedAt);
        to.Text("launchType", LaunchType);
        to.Text("group", Group);
        to.Shape("asked", Asked);
        to.Shape("overrides", Overrides);
        to.List("tags", Tags.UnlessEmpty);
    }

    public static EcsTask Read(FieldReader from) => new(
        from.Arn("arn"), from.OptionalArn("service"), from.Arn("taskDefinition"), from.Text("startedBy"),
        from.Choice<LastStatus>("lastStatus"), from.Timestamp("createdAt") ?? default, from.Integer("version") ?? 1,
        from.Timestamp("pullStartedAt"), from.Timestamp("startedAt"), from.Timestamp("stoppingAt"), from.Timestamp("stoppedAt"),
        from.Shape<TaskStop>("stop"), from.Boolean("containerHealthy") ?? false, from.Boolean("targetHealthy") ?? false,
        from.Boolean("countedHealthy") ?? false)
    {
        Health = from.List<ContainerHealth>("containerHealth").GetValueOrDefault(),
        Ports = from.List<PortBinding>("ports"),
        Targets = from.Texts("targets").GetValueOrDefault(),
        DrainedAt = from.Timestamp("drainedAt"),
        LaunchType = from.Text("launchType"),
        Group = from.Text("group"),
        Asked = from.Shape<RunTaskRequest>("asked"),
        Overrides = from.Shape<TaskOverride>("overrides"),
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
    };
}
