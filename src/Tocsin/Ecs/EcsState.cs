using System.Collections.Immutable;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>
/// Everything ECS knows: clusters with the tasks that stand alone, the revisions of task definitions, services with their tasks.
/// </summary>
/// <remarks>
/// Immutable and structurally shared: what is done to one service costs the logarithm of what is there. Safe for any number of readers.
/// </remarks>
public sealed class EcsState
{
    private readonly OrderedMap<Tasked<Cluster>> clusters;
    private readonly ScopedMap<OrderedMap<TaskDefinition>> families;
    private readonly OrderedMap<Tasked<Service>> services;
    private readonly ImmutableDictionary<string, string> owners;

    private readonly ScopedMap<AccountSetting> settings;

    private EcsState(
        OrderedMap<Tasked<Cluster>> clusters,
        ScopedMap<OrderedMap<TaskDefinition>> families,
        OrderedMap<Tasked<Service>> services,
        ImmutableDictionary<string, string> owners,
        ScopedMap<AccountSetting> settings) =>
        (this.clusters, this.families, this.services, this.owners, this.settings) = (clusters, families, services, owners, settings);

    public static EcsState Empty { get; } = new(
        OrderedMap<Tasked<Cluster>>.Empty, ScopedMap<OrderedMap<TaskDefinition>>.Empty, OrderedMap<Tasked<Service>>.Empty,
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal), ScopedMap<AccountSetting>.Empty);

    /// <summary>In the order in which they were made.</summary>
    public ValueList<Cluster> Clusters => clusters.All.Select(c => c.Owner).ToValueList();

    /// <summary>By scope and family, oldest revision first.</summary>
    public IEnumerable<TaskDefinition> TaskDefinitions => families.All.SelectMany(f => f.All);

    /// <summary>In the order in which they were made.</summary>
    public ValueList<Service> Services => services.All.Select(s => s.Owner).ToValueList();

    /// <summary>By service, in the order in which they were started; then those that stand alone, by cluster.</summary>
    public IEnumerable<EcsTask> Tasks => services.All.SelectMany(s => s.Tasks.All).Concat(clusters.All.SelectMany(c => c.Tasks.All));

    /// <summary>The tasks that stand alone in a cluster, in the order in which they were started.</summary>
    public IEnumerable<EcsTask> TasksAlone(Arn cluster) => clusters.Find(cluster.ToString())?.Tasks.All ?? [];

    /// <summary>Whether neither the service, or the cluster, nor any of its tasks is another than in that state.</summary>
    public bool IsAsIn(EcsState other, Arn owner)
    {
        string arn = owner.ToString();
        return ReferenceEquals(services.Find(arn), other.services.Find(arn))
            && ReferenceEquals(clusters.Find(arn), other.clusters.Find(arn));
    }

    /// <summary>What is stored: what owns before what is owned.</summary>
    public IEnumerable<Resource> Resources =>
        [.. settings.All, .. clusters.All.SelectMany(Whole), .. TaskDefinitions, .. services.All.SelectMany(Whole)];

    public Service? FindService(Arn arn) => services.Find(arn.ToString())?.Owner;

    public IEnumerable<EcsTask> TasksOf(Arn service) => services.Find(service.ToString())?.Tasks.All ?? [];

    public EcsTask? FindTask(Arn arn) =>
        owners.TryGetValue(arn.ToString(), out string? owner) ? TasksIn(owner)?.Find(arn.ToString()) : null;

    public AccountSetting? FindSetting(Arn arn) => settings.Find(Scope.Of(arn), arn.Resource);

    public TaskDefinition? FindTaskDefinition(Arn arn) => RevisionsOf(Scope.Of(arn), FamilyOf(arn))?.Find(arn.ToString());

    /// <summary>The revisions of a family, oldest first; null when it has none.</summary>
    public OrderedMap<TaskDefinition>? RevisionsOf(Scope scope, string family) => families.Find(scope, family);

    /// <summary>By ARN, or by name in the scope; an absent cluster is the one called <c>default</c>.</summary>
    public Cluster? FindCluster(Scope scope, string? nameOrArn)
    {
        var named = new Arn(new Region(scope.Region).Partition, "ecs", scope.Region, scope.Account, $"cluster/{nameOrArn ?? "default"}");
        var found = (clusters.Find(named.ToString()) ?? clusters.Find(nameOrArn ?? ""))?.Owner;
        return found is not null && Scope.Of(found.Arn) == scope ? found : null;
    }

    public EcsState With(Cluster cluster) => But(clusters: Put(clusters, cluster));

    public EcsState With(TaskDefinition definition)
    {
        var scope = Scope.Of(definition.Arn);
        var revisions = RevisionsOf(scope, definition.Family) ?? OrderedMap<TaskDefinition>.Empty;
        revisions = revisions.With(definition.Arn.ToString(), definition);
        return But(families: families.With(scope, definition.Family, revisions));
    }

    public EcsState With(Service service) => But(services: Put(services, service));

    public EcsState With(AccountSetting setting) => But(settings: settings.With(Scope.Of(setting.Arn), setting.Arn.Resource, setting));

    /// <remarks>A task of a service, or one alone in a cluster, that is not there is none: they own it.</remarks>
    public EcsState With(EcsTask task)
    {
        string arn = task.Arn.ToString(), owner = (task.Service ?? task.Cluster).ToString();
        return TasksIn(owner) is { } tasks ? WithTasks(owner, tasks.With(arn, task), owners.SetItem(arn, owner)) : this;
    }

    /// <summary>Without a cluster with its services and tasks, a task definition, a service and its tasks, or a task.</summary>
    public EcsState Without(Arn arn) => arn.Resource.Split('/')[0] switch
    {
        "cluster" when clusters.Find(arn.ToString()) is { } gone => services.All.Where(s => s.Owner.Cluster == arn).Aggregate(
            But(clusters: clusters.Without(arn.ToString()), owners: owners.RemoveRange(gone.TaskArns)),
            (state, s) => state.Without(s.Owner.Arn)),
        "task-definition" when RevisionsOf(Scope.Of(arn), FamilyOf(arn)) is { } revisions =>
            But(families: families.With(Scope.Of(arn), FamilyOf(arn), revisions.Without(arn.ToString()))),
        "service" when services.Find(arn.ToString()) is { } gone =>
            But(services: services.Without(arn.ToString()), owners: owners.RemoveRange(gone.TaskArns)),
        "task" when owners.TryGetValue(arn.ToString(), out string? owner) && TasksIn(owner) is { } tasks =>
            WithTasks(owner, tasks.Without(arn.ToString()), owners.Remove(arn.ToString())),
        "account-setting" => But(settings: settings.Without(Scope.Of(arn), arn.Resource)),
        _ => this,
    };

    /// <summary>With a resource of ECS; null for one that another service keeps.</summary>
    public EcsState? With(Resource resource) => resource switch
    {
        Cluster cluster => With(cluster),
        TaskDefinition definition => With(definition),
        Service service => With(service),
        EcsTask task => With(task),
        AccountSetting setting => With(setting),
        _ => null,
    };

    /// <summary>After the changes of ECS among these, in their order.</summary>
    public EcsState With(IEnumerable<Change> changes) => changes.Aggregate(this, (state, change) => change switch
    {
        Change.Put put => state.With(put.Resource) ?? state,
        Change.Remove { Arn: { Service: "ecs" } arn } => state.Without(arn),
        _ => state,
    });

    private static string FamilyOf(Arn definition)
    {
        string name = ResourceName.Of(definition);
        return name.LastIndexOf(':') is >= 0 and var colon ? name[..colon] : name;
    }

    private static OrderedMap<Tasked<T>> Put<T>(OrderedMap<Tasked<T>> map, T owner)
        where T : Resource
    {
        string arn = owner.Arn.ToString();
        return map.With(arn, new Tasked<T>(owner, map.Find(arn)?.Tasks ?? OrderedMap<EcsTask>.Empty));
    }

    private static IEnumerable<Resource> Whole<T>(Tasked<T> tasked)
        where T : Resource => tasked.Tasks.All.Prepend<Resource>(tasked.Owner);

    private OrderedMap<EcsTask>? TasksIn(string owner) => services.Find(owner)?.Tasks ?? clusters.Find(owner)?.Tasks;

    private EcsState WithTasks(string owner, OrderedMap<EcsTask> tasks, ImmutableDictionary<string, string> owned) =>
        services.Find(owner) is { } service
            ? But(services: services.With(owner, service with { Tasks = tasks }), owners: owned)
            : But(clusters: clusters.With(owner, clusters.Find(owner)! with { Tasks = tasks }), owners: owned);

    private EcsState But(
        OrderedMap<Tasked<Cluster>>? clusters = null,
        ScopedMap<OrderedMap<TaskDefinition>>? families = null,
        OrderedMap<Tasked<Service>>? services = null,
        ImmutableDictionary<string, string>? owners = null,
        ScopedMap<AccountSetting>? settings = null) =>
        new(clusters ?? this.clusters, families ?? this.families, services ?? this.services, owners ?? this.owners,
            settings ?? this.settings);

    /// <summary>A service, or a cluster, and the tasks it owns.</summary>
    private sealed record Tasked<T>(T Owner, OrderedMap<EcsTask> Tasks)
        where T : Resource
    {
        public IEnumerable<string> TaskArns => Tasks.All.Select(t => t.Arn.ToString());
    }
}
