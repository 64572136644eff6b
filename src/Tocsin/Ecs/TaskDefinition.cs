using Tocsin.Aws;
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
    bool Active = true) : Resource(Arn)
{
    /// <summary>Stands in for a revision that is not known here, so that its tasks can still be started and told of.</summary>
    public static TaskDefinition NotKnown(Arn arn, string name) => new(arn, name, 0, [new Container(name, "")]);

    public bool HasHealthCheck => Containers.Any(c => c.Essential && c.HealthCheck is not null);
}

/// <summary>A container of a task definition.</summary>
/// <param name="Essential">When it stops, the task stops.</param>
/// <param name="HealthCheck">The one of the task definition; an image's own HEALTHCHECK is ignored by ECS.</param>
public sealed record Container(
    string Name,
    string Image,
    bool Essential = true,
    ContainerHealthCheck? HealthCheck = null,
    ValueList<EnvironmentVariable> Environment = default);

public sealed record EnvironmentVariable(string Name, string Value);

/// <summary>Defaults: <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html"/>.</summary>
/// <param name="Command">Begins with <c>CMD</c> or <c>CMD-SHELL</c>.</param>
public sealed record ContainerHealthCheck(ValueList<string> Command)
{
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    public int Retries { get; init; } = 3;

    public TimeSpan StartPeriod { get; init; } = TimeSpan.Zero;
}
