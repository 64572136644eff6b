using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateClusterSettings.html</summary>
public static class UpdateClusterSettings
{
    public static Result<Done<UpdateClusterSettingsResponse>> Decide(EcsState state, UpdateClusterSettingsRequest request, Call call)
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
            },
        };
        var answer = ClusterShapes.Of(state, cluster, ["TAGS", "SETTINGS", "CONFIGURATIONS"]);
        return new Done<UpdateClusterSettingsResponse>(new UpdateClusterSettingsResponse { Cluster = answer }, [new Change.Put(cluster)]);
    }
}
