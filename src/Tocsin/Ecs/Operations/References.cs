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

    public static Result<Arn> TaskDefinition(EcsState state, string? given, Call call)
    {
        string reference = given ?? "";
        if (Unknown.In(reference))
        {
            return Named(reference, "task-definition", call);
        }
        string name = Arn.TryParse(reference, out var arn) ? ResourceName.Of(arn) : reference;
        bool isRevision = name.LastIndexOf(':') is >= 0 and var colon
            && int.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var found = isRevision
            ? state.FindTaskDefinition(arn is not null && Scope.Of(arn) == call.Scope ? arn : call.Arn("ecs", $"task-definition/{name}"))
            : state.RevisionsOf(call.Scope, name)?.All.LastOrDefault(t => t.Active);
        return found switch
        {
            null => EcsErrors.TaskDefinitionNotFound(),
            { Active: false } => EcsErrors.TaskDefinitionInactive(),
            _ => found.Arn,
        };
    }

    private static Arn Named(string text, string type, Call call) =>
        Arn.TryParse(text, out var arn) ? arn : call.Arn("ecs", $"{type}/{text}");
}
