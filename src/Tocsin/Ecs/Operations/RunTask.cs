using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html</summary>
/// <remarks>A request is known by its token for as long as its tasks can be seen, in its cluster.</remarks>
// Unverified: for how long AWS knows it, and whether in others too.
public static class RunTask
{
    public static Result<Done<RunTaskResponse>> Decide(EcsState state, RunTaskRequest request, Call call)
    {
        int count = request.Count ?? 1;
        if (count is < 1 or > Limits.TasksRun)
        {
            // Unverified: the wording.
            return EcsErrors.InvalidParameter("Count must be between 1 and 10.", "count");
        }
        if (state.FindCluster(call.Scope, request.Cluster) is not { } cluster)
        {
            return EcsErrors.ClusterNotFound();
        }
        if (request.ClientToken is { } token
            && state.TasksAlone(cluster.Arn).Where(t => t.Asked?.ClientToken == token).ToList() is { Count: > 0 } made)
        {
            return made[0].Asked == request ? new Done<RunTaskResponse>(Answer(state, made)) : EcsErrors.TokenInUse();
        }
        var definition = References.TaskDefinition(state, request.TaskDefinition, call);
        if (definition.Error is { } error)
        {
            return error;
        }
        if (request.Overrides?.ContainerOverrides is { } overrides
            && state.FindTaskDefinition(definition.Value) is { } found
            && overrides.FirstOrDefault(o => !found.Containers.Any(c => c.Name == o.Name)) is { } stranger)
        {
            return EcsErrors.InvalidParameter(
                $"Override for container named {stranger.Name} is not a container in the TaskDefinition.", "overrides");
        }
        var tasks = Enumerable.Range(0, count).Select(_ => new EcsTask(
            cluster.Arn with { Resource = $"task/{cluster.Name}/{call.Ids.Hex(32)}" }, null, definition.Value, request.StartedBy,
            LastStatus.Provisioning, call.Now, Version: 0)
        {
            LaunchType = request.LaunchType ?? "EC2",
            Group = request.Group,
            Asked = request.ClientToken is null ? null : request,
            Overrides = request.Overrides,
            Tags = request.Tags ?? [],
        }).ToList();
        return new Done<RunTaskResponse>(Answer(state, tasks), tasks.Select(t => (Change)new Change.Put(t)).ToValueList());
    }

    private static RunTaskResponse Answer(EcsState state, List<EcsTask> tasks) =>
        new() { Tasks = tasks.Select(t => TaskShapes.Of(state, t)).ToValueList(), Failures = [] };
}
