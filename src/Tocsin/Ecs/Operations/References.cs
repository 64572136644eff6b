using System.Globalization;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>
/// Finds what a request refers to. A reference that is not known offline is taken as it is, so that it shows in what comes of it.
/// </summary>
internal static class References
{
    public static Result<Arn> Cluster(EcsState state, string? nameOrArn, Call call)
    {
        if (state.FindCluster(call.Scope, nameOrArn) is { } cluster)
        {
            return cluster.Arn;
        }
        return nameOrArn is not null && Unknown.In(nameOrArn) ? Named(nameOrArn, "cluster", call) : EcsErrors.ClusterNotFound();
    }

    /// <summary>An active revision, which tasks may be started of.</summary>
    public static Result<Arn> TaskDefinition(EcsState state, string? given, Call call)
    {
        string reference = given ?? "";
        if (Unknown.In(reference))
        {
            return Named(reference, "task-definition", call);
        }
        return Revision(state, reference, call) switch
        {
            null => EcsErrors.TaskDefinitionNotFound(),
            { Active: false } => EcsErrors.TaskDefinitionInactive(),
            { } found => found.Arn,
        };
    }

    /// <summary>Any revision that is there; of a family its latest active one.</summary>
    public static TaskDefinition? Revision(EcsState state, string reference, Call call)
    {
        string name = Arn.TryParse(reference, out var arn) ? ResourceName.Of(arn) : reference;
        bool isRevision = name.LastIndexOf(':') is >= 0 and var colon
            && int.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isRevision
            ? state.FindTaskDefinition(arn is not null && Scope.Of(arn) == call.Scope ? arn : call.Arn("ecs", $"task-definition/{name}"))
            : state.RevisionsOf(call.Scope, name)?.All.LastOrDefault(t => t.Active);
    }

    /// <summary>By ARN, or by name in a cluster.</summary>
    public static Result<Service> Service(EcsState state, string? cluster, string? nameOrArn, Call call)
    {
        var found = Cluster(state, cluster, call);
        if (found.Error is { } error)
        {
            return error;
        }
        return state.FindService(ServiceArn(found.Value, nameOrArn)) is { } service ? service : EcsErrors.ServiceNotFound();
    }

    public static Arn ServiceArn(Arn cluster, string? nameOrArn) =>
        Arn.TryParse(nameOrArn, out var arn) ? arn : cluster with { Resource = $"service/{ResourceName.Of(cluster)}/{nameOrArn}" };

    /// <summary>By ARN, or by id in a cluster.</summary>
    public static Arn TaskArn(Arn cluster, string? idOrArn) =>
        Arn.TryParse(idOrArn, out var arn) ? arn : cluster with { Resource = $"task/{ResourceName.Of(cluster)}/{idOrArn}" };

    private static Arn Named(string text, string type, Call call) =>
        Arn.TryParse(text, out var arn) ? arn : call.Arn("ecs", $"{type}/{text}");
}
