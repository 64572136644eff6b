using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;
using Cluster = Tocsin.Ecs.Cluster;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html</summary>
public static class DescribeClusters
{
    public static Result<DescribeClustersResponse> Answer(EcsState state, DescribeClustersRequest request, Call call)
    {
        var asked = request.Clusters is { Count: > 0 } named ? named : ["default"];
        var include = request.Include.GetValueOrDefault();
        var clusters = new List<Shapes.Cluster>();
        var failures = new List<Failure>();
        foreach (string name in asked)
        {
            if (state.FindCluster(call.Scope, name) is { } cluster)
            {
                clusters.Add(ClusterShapes.Of(state, cluster, include));
            }
            else
            {
                string arn = Arn.TryParse(name, out var given) ? given.ToString() : call.Arn("ecs", $"cluster/{name}").ToString();
                failures.Add(new Failure { Arn = arn, Reason = "MISSING" });
            }
        }
        return new DescribeClustersResponse { Clusters = clusters.ToValueList(), Failures = failures.ToValueList() };
    }
}
