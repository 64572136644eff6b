using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html</summary>
public static class PutClusterCapacityProviders
{
    public static Result<Done<PutClusterCapacityProvidersResponse>> Decide(
        EcsState state, PutClusterCapacityProvidersRequest request, Call call)
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
                CapacityProviders = request.CapacityProviders,
                DefaultCapacityProviderStrategy = request.DefaultCapacityProviderStrategy,
            },
        };
        var answer = ClusterShapes.Of(state, cluster, ["TAGS", "SETTINGS", "CONFIGURATIONS"]);
        return new Done<PutClusterCapacityProvidersResponse>(
            new PutClusterCapacityProvidersResponse { Cluster = answer }, [new Change.Put(cluster)]);
    }
}
