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
    public static Result<Done<Response>> Decide(EcsState state, Request request, Call call)
    {
        string name = request.ClusterName ?? "default";
        if (state.FindCluster(call.Scope, name) is { } existing)
        {
            return new Done<Response>(new Response(existing));
        }
        if (Refusal.InvalidName(name, "clusterName") is { } error)
        {
            return error;
        }
        var cluster = new Cluster(call.Arn("ecs", $"cluster/{name}"), name);
        return new Done<Response>(new Response(cluster), [new Change.Put(cluster)]);
    }
}
