using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>Everything ECS knows: an immutable snapshot. Operations and <see cref="Scheduler.Step"/> give the next one.</summary>
public sealed record EcsState(ValueList<Cluster> Clusters, ValueList<TaskDefinition> TaskDefinitions, ValueList<Service> Services, ValueList<EcsTask> Tasks)
{
    public static EcsState Empty { get; } = new([], [], [], []);

    /// <summary>What is stored: what owns before what is owned.</summary>
    public IEnumerable<Resource> Resources => [.. Clusters, .. TaskDefinitions, .. Services, .. Tasks];

    public Service? FindService(Arn arn) => Services.FirstOrDefault(s => s.Arn == arn);

    public TaskDefinition? FindTaskDefinition(Arn arn) => TaskDefinitions.FirstOrDefault(t => t.Arn == arn);

    /// <summary>By ARN, or by name in the scope; an absent cluster is the one called <c>default</c>.</summary>
    public Cluster? FindCluster(Scope scope, string? nameOrArn) =>
        Clusters.FirstOrDefault(c => Scope.Of(c.Arn) == scope && (c.Name == (nameOrArn ?? "default") || c.Arn.ToString() == nameOrArn));

    public EcsState With(Cluster cluster) => this with { Clusters = With(Clusters, cluster) };

    public EcsState With(TaskDefinition definition) => this with { TaskDefinitions = With(TaskDefinitions, definition) };

    public EcsState With(Service service) => this with { Services = With(Services, service) };

    public EcsState With(EcsTask task) => this with { Tasks = With(Tasks, task) };

    /// <summary>Without a cluster, a task definition, a service or a task, and what it owns.</summary>
    public EcsState Without(Arn arn) => new(
        Clusters.Where(c => c.Arn != arn).ToValueList(),
        TaskDefinitions.Where(t => t.Arn != arn).ToValueList(),
        Services.Where(s => s.Arn != arn && s.Cluster != arn).ToValueList(),
        Tasks.Where(t => t.Arn != arn && t.Service != arn).ToValueList());

    /// <summary>A new one is added, a known one replaced where it stands.</summary>
    private static ValueList<T> With<T>(ValueList<T> all, T one)
        where T : Resource =>
        all.Any(r => r.Arn == one.Arn) ? all.Select(r => r.Arn == one.Arn ? one : r).ToValueList() : all.Add(one);
}
