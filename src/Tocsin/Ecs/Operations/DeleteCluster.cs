using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html</summary>
/// <remarks>On AWS it may be seen for a while as INACTIVE; here it is gone.</remarks>
public static class DeleteCluster
{
    public static Result<Done<DeleteClusterResponse>> Decide(EcsState state, DeleteClusterRequest request, Call call)
    {
        if (state.FindCluster(call.Scope, request.Cluster) is not { } cluster)
        {
            return EcsErrors.ClusterNotFound();
        }
        var services = state.Services.Where(s => s.Cluster == cluster.Arn).ToList();
        if (services.Any(s => s.Status != ServiceStatus.Inactive))
        {
            return Errors.ClusterContainsServicesException.With("The Cluster cannot be deleted while Services are active.", "cluster");
        }
        if (state.TasksAlone(cluster.Arn).Any(t => t.LastStatus != LastStatus.Stopped))
        {
            return Errors.ClusterContainsTasksException.With("The Cluster cannot be deleted while Tasks are active.", "cluster");
        }
        var answer = ClusterShapes.Of(state, cluster, []) with { Status = "INACTIVE" };
        return new Done<DeleteClusterResponse>(new DeleteClusterResponse { Cluster = answer }, [new Change.Remove(cluster.Arn)]);
    }
}
