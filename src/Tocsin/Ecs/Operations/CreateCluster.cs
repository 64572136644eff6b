using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;
using Cluster = Tocsin.Ecs.Cluster;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html</summary>
public static class CreateCluster
{
    /// <remarks>A cluster that exists is answered as it is.</remarks>
    public static Result<Done<CreateClusterResponse>> Decide(EcsState state, CreateClusterRequest request, Call call)
    {
        string name = request.ClusterName ?? "default";
        if (state.FindCluster(call.Scope, name) is { } existing)
        {
            return new Done<CreateClusterResponse>(new CreateClusterResponse { Cluster = existing.Shape });
        }
        if (Constraints.Name(name, "clusterName") is { } error)
        {
            return error;
        }
        var cluster = new Cluster(call.Arn("ecs", $"cluster/{name}"), name)
        {
            Asked = request with { Settings = request.Settings ?? Insights(state, call) },
        };
        return new Done<CreateClusterResponse>(new CreateClusterResponse { Cluster = cluster.Shape }, [new Change.Put(cluster)]);
    }

    /// <summary>As the account has them, where it has them otherwise than AWS.</summary>
    private static ValueList<ClusterSetting>? Insights(EcsState state, Call call) =>
        AccountSettings.Effective(state, AccountSettings.ContainerInsights, call.Principal, call) is not "disabled" and var value
            ? [new ClusterSetting { Name = AccountSettings.ContainerInsights, Value = value }] : null;
}
