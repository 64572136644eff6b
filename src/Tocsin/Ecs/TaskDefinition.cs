using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>
/// One revision of a family. An inactive one still starts tasks for services that use it: Terraform deregisters the revision a rollback
/// goes back to.
/// </summary>
public sealed record TaskDefinition(
    Arn Arn,
    string Family,
    int Revision,
    ValueList<Container> Containers,
    string? Cpu = null,
    string? Memory = null,
    bool Active = true) : Resource(Arn), IShape<TaskDefinition>
{
    /// <summary>What it was made by; null for one that no request made.</summary>
    public RegisterTaskDefinitionRequest? Asked { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public DateTimeOffset? DeregisteredAt { get; init; }

    /// <summary>Since when it is to be deleted; services and tasks that use it go on.</summary>
    public DateTimeOffset? DeleteRequestedAt { get; init; }

    /// <summary>As answers tell of it.</summary>
    internal Shapes.TaskDefinition Shape => new()
    {
        TaskDefinitionArn = Arn.ToString(),
        ContainerDefinitions = Asked?.ContainerDefinitions,
        Family = Family,
        Revision = Revision,
        Status = Active ? "ACTIVE" : DeleteRequestedAt is null ? "INACTIVE" : "DELETE_IN_PROGRESS",
        TaskRoleArn = Asked?.TaskRoleArn,
        ExecutionRoleArn = Asked?.ExecutionRoleArn,
        NetworkMode = Asked?.NetworkMode,
        Volumes = Asked?.Volumes ?? [],
        PlacementConstraints = Asked?.PlacementConstraints ?? [],
        RequiresCompatibilities = Asked?.RequiresCompatibilities,
        Cpu = Cpu,
        Memory = Memory,
        PidMode = Asked?.PidMode,
        IpcMode = Asked?.IpcMode,
        ProxyConfiguration = Asked?.ProxyConfiguration,
        InferenceAccelerators = Asked?.InferenceAccelerators,
        EphemeralStorage = Asked?.EphemeralStorage,
        RuntimePlatform = Asked?.RuntimePlatform,
        EnableFaultInjection = Asked?.EnableFaultInjection,
        RegisteredAt = RegisteredAt,
        DeregisteredAt = DeregisteredAt,
        DeleteRequestedAt = DeleteRequestedAt,
    };

    /// <summary>What one task runs of it: with the commands and variables that RunTask was given for that task alone.</summary>
    internal TaskDefinition With(TaskOverride? given) => given?.ContainerOverrides is not { } overrides ? this : this with
    {
        Containers = Containers.Select(c => overrides.FirstOrDefault(o => o.Name == c.Name) is { } own ? c.With(own) : c).ToValueList(),
        Asked = Asked is null ? null : Asked with
        {
            ContainerDefinitions = Asked.ContainerDefinitions.GetValueOrDefault().Select(
                c => overrides.FirstOrDefault(o => o.Name == c.Name) is { } own ? Overridden(c, own) : c).ToValueList(),
        },
    };

    private static ContainerDefinition Overridden(ContainerDefinition definition, ContainerOverride given) => definition with
    {
        Command = given.Command ?? definition.Command,
        Environment = Tagging.With(
            definition.Environment.GetValueOrDefault(), given.Environment.GetValueOrDefault(), e => e.Name),
        Memory = given.Memory ?? definition.Memory,
    };

    /// <summary>Stands in for a revision that is not known here, so that its tasks can still be started and told of.</summary>
    public static TaskDefinition NotKnown(Arn arn, string name) => new(arn, name, 0, [new Container(name, "")]);

    /// <summary>What was registered of a container; null for a definition that no request made.</summary>
    internal ContainerDefinition? Registered(string container) =>
        (Asked?.ContainerDefinitions).GetValueOrDefault().FirstOrDefault(c => c.Name == container);

    public bool HasHealthCheck => Checked.Any();

    /// <summary>The containers that make a task healthy or not.</summary>
    internal IEnumerable<Container> Checked => Containers.Where(c => c.Essential && c.HealthCheck is not null);

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("family", Family);
        to.Integer("revision", Revision);
        to.List("containers", Containers.UnlessEmpty);
        to.Text("cpu", Cpu);
        to.Text("memory", Memory);
        to.Boolean("active", Active);
        to.Shape("asked", Asked);
        to.Timestamp("registeredAt", RegisteredAt);
        to.Timestamp("deregisteredAt", DeregisteredAt);
        to.Timestamp("deleteRequestedAt", DeleteRequestedAt);
    }

    public static TaskDefinition Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("family") ?? "", from.Integer("revision") ?? 0, from.List<Container>("containers").GetValueOrDefault(),
        from.Text("cpu"), from.Text("memory"), from.Boolean("active") ?? true)
    {
        Asked = from.Shape<RegisterTaskDefinitionRequest>("asked"),
        RegisteredAt = from.Timestamp("registeredAt"),
        DeregisteredAt = from.Timestamp("deregisteredAt"),
        DeleteRequestedAt = from.Timestamp("deleteRequestedAt"),
    };
}

/// <summary>A container of a task definition.</summary>
/// <param name="Essential">When it stops, the task stops.</param>
/// <param name="HealthCheck">The one of the task definition; an image's own HEALTHCHECK is ignored by ECS.</param>
public sealed record Container(
    string Name,
    string Image,
    bool Essential = true,
    ContainerHealthCheck? HealthCheck = null,
    ValueList<EnvironmentVariable> Environment = default) : IShape<Container>
{
    public void Write(FieldWriter to)
    {
        to.Text("name", Name);
        to.Text("image", Image);
        to.Boolean("essential", Essential);
        to.Shape("healthCheck", HealthCheck);
        to.List("environment", Environment.UnlessEmpty);
    }

    public static Container Read(FieldReader from) => new(
        from.Text("name") ?? "", from.Text("image") ?? "", from.Boolean("essential") ?? true,
        from.Shape<ContainerHealthCheck>("healthCheck"), from.List<EnvironmentVariable>("environment").GetValueOrDefault());

    internal Container With(ContainerOverride given) => this with
    {
        Environment = Tagging.With(
            Environment, given.Environment.GetValueOrDefault().Select(Variable).ToValueList(), e => e.Name),
    };

    private static EnvironmentVariable Variable(Shapes.KeyValuePair given) => new(given.Name ?? "", given.Value ?? "");

    internal static Container Of(ContainerDefinition given) => new(
        given.Name ?? "", given.Image ?? "", given.Essential ?? true,
        given.HealthCheck is { } check ? ContainerHealthCheck.Of(check) : null,
        given.Environment.GetValueOrDefault().Select(Variable).ToValueList());
}

public sealed record EnvironmentVariable(string Name, string Value) : IShape<EnvironmentVariable>
{
    public void Write(FieldWriter to)
    {
        to.Text("name", Name);
        to.Text("value", Value);
    }

    public static EnvironmentVariable Read(FieldReader from) => new(from.Text("name") ?? "", from.Text("value") ?? "");
}

/// <summary>Defaults: <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html"/>.</summary>
/// <param name="Command">Begins with <c>CMD</c> or <c>CMD-SHELL</c>.</param>
public sealed record ContainerHealthCheck(ValueList<string> Command) : IShape<ContainerHealthCheck>
{
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    public int Retries { get; init; } = 3;

    public TimeSpan StartPeriod { get; init; } = TimeSpan.Zero;

    internal static ContainerHealthCheck Of(HealthCheck given)
    {
        var usual = new ContainerHealthCheck(given.Command.GetValueOrDefault());
        return usual with
        {
            Interval = Seconds(given.Interval) ?? usual.Interval,
            Timeout = Seconds(given.Timeout) ?? usual.Timeout,
            Retries = given.Retries ?? usual.Retries,
            StartPeriod = Seconds(given.StartPeriod) ?? usual.StartPeriod,
        };
    }

    internal HealthCheck Shape => new()
    {
        Command = Command,
        Interval = (int)Interval.TotalSeconds,
        Timeout = (int)Timeout.TotalSeconds,
        Retries = Retries,
        StartPeriod = (int)StartPeriod.TotalSeconds,
    };

    public void Write(FieldWriter to)
    {
        to.Texts("command", Command);
        to.Duration("interval", Interval);
        to.Duration("timeout", Timeout);
        to.Integer("retries", Retries);
        to.Duration("startPeriod", StartPeriod);
    }

    public static ContainerHealthCheck Read(FieldReader from)
    {
        var usual = new ContainerHealthCheck(from.Texts("command").GetValueOrDefault());
        return usual with
        {
            Interval = from.Duration("interval") ?? usual.Interval,
            Timeout = from.Duration("timeout") ?? usual.Timeout,
            Retries = from.Integer("retries") ?? usual.Retries,
            StartPeriod = from.Duration("startPeriod") ?? usual.StartPeriod,
        };
    }

    private static TimeSpan? Seconds(int? given) => given is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
