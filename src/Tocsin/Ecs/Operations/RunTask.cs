using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html</summary>
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
            Overrides = request.Overrides,
            Tags = request.Tags ?? [],
        }).ToList();
        return new Done<RunTaskResponse>(
            new RunTaskResponse { Tasks = tasks.Select(t => TaskShapes.Of(state, t)).ToValueList(), Failures = [] },
            tasks.Select(t => (Change)new Change.Put(t)).ToValueList());
    }
}
