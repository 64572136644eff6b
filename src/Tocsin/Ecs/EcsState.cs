using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>Everything ECS knows: an immutable snapshot. Operations and <see cref="Scheduler.Step"/> give the next one.</summary>
public sealed record EcsState(ValueList<Cluster> Clusters, ValueList<TaskDefinition> TaskDefinitions, ValueList<Service> Services, ValueList<EcsTask> Tasks)
{
    public static EcsState Empty { get; } = new([], [], [], []);

    public Service? FindService(Arn arn) => Services.FirstOrDefault(s => s.Arn == arn);

    public TaskDefinition? FindTaskDefinition(Arn arn) => TaskDefinitions.FirstOrDefault(t => t.Arn == arn);

    /// <summary>By name or ARN; an absent cluster is the one called <c>default</c>.</summary>
    public Cluster? FindCluster(string? nameOrArn) => Clusters.FirstOrDefault(c => c.Name == (nameOrArn ?? "default") || c.Arn.ToString() == nameOrArn);

    /// <summary>The state with the service of that ARN replaced.</summary>
    public EcsState With(Service service) => this with { Services = [.. Services.Select(s => s.Arn == service.Arn ? service : s)] };
}
