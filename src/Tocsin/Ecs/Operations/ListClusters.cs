using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html</summary>
public static class ListClusters
{
    public static Result<ListClustersResponse> Answer(EcsState state, ListClustersRequest request, Call call)
    {
        var arns = state.Clusters.Where(c => Aws.Scope.Of(c.Arn) == call.Scope).Select(c => c.Arn.ToString()).Order(StringComparer.Ordinal);
        var page = Paged.Of(arns, a => a, request.NextToken, request.MaxResults ?? Limits.PageSize);
        return new ListClustersResponse { ClusterArns = page.Items, NextToken = page.Next };
    }
}
