using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCluster.html</summary>
public static class UpdateCluster
{
    public static Result<Done<UpdateClusterResponse>> Decide(EcsState state, UpdateClusterRequest request, Call call)
    {
        if (state.FindCluster(call.Scope, request.Cluster) is not { } cluster)
        {
            return EcsErrors.ClusterNotFound();
        }
        var asked = cluster.Asked ?? new CreateClusterRequest();
        cluster = cluster with
        {
            Asked = asked with
            {
                Settings = Tagging.With(asked.Settings.GetValueOrDefault(), request.Settings.GetValueOrDefault(), s => s.Name),
                Configuration = request.Configuration ?? asked.Configuration,
                ServiceConnectDefaults = request.ServiceConnectDefaults ?? asked.ServiceConnectDefaults,
            },
        };
        var answer = new UpdateClusterResponse { Cluster = ClusterShapes.Of(state, cluster, ["TAGS", "SETTINGS", "CONFIGURATIONS"]) };
        return new Done<UpdateClusterResponse>(answer, [new Change.Put(cluster)]);
    }
}
