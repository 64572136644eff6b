using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html</summary>
public static class CreateCluster
{
    /// <param name="ClusterName">Absent: <c>default</c>.</param>
    public sealed record Request(string? ClusterName = null);

    public sealed record Response(Cluster Cluster);

    /// <remarks>A cluster that exists is answered as it is.</remarks>
    public static Result<Applied<EcsState, Response>> Apply(EcsState state, Request request, Call call)
    {
        string name = request.ClusterName ?? "default";
        if (state.FindCluster(name) is { } existing)
        {
            return new Applied<EcsState, Response>(state, new Response(existing));
        }
        if (Refusal.InvalidName(name, "clusterName") is { } error)
        {
            return error;
        }
        var cluster = new Cluster(new Arn(call.Partition, "ecs", call.Region, call.Account.ToString(), $"cluster/{name}"), name);
        return new Applied<EcsState, Response>(state with { Clusters = state.Clusters.Add(cluster) }, new Response(cluster));
    }
}
