using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html</summary>
/// <remarks>The scheduler carries it out in its next step. What is stopping already goes on to.</remarks>
public static class StopTask
{
    public static Result<Done<StopTaskResponse>> Decide(EcsState state, StopTaskRequest request, Call call)
    {
        var cluster = References.Cluster(state, request.Cluster, call);
        if (cluster.Error is { } error)
        {
            return error;
        }
        if (state.FindTask(References.TaskArn(cluster.Value, request.Task)) is not { } task || task.Cluster != cluster.Value)
        {
            return EcsErrors.TaskNotFound();
        }
        if (!task.Wanted || task.Stop is not null)
        {
            return new Done<StopTaskResponse>(new StopTaskResponse { Task = TaskShapes.Of(state, task) });
        }
        // Unverified: the text where no reason is given.
        task = task with { Stop = new TaskStop("UserInitiated", request.Reason ?? "Task stopped by user") };
        return new Done<StopTaskResponse>(new StopTaskResponse { Task = TaskShapes.Of(state, task) }, [new Change.Put(task)]);
    }
}
