using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html</summary>
public static class DescribeServices
{
    public static Result<DescribeServicesResponse> Answer(EcsState state, DescribeServicesRequest request, Call call)
    {
        var cluster = References.Cluster(state, request.Cluster, call);
        if (cluster.Error is { } error)
        {
            return error;
        }
        var asked = request.Services.GetValueOrDefault();
        if (asked.Count is 0 or > Limits.ServicesDescribed)
        {
            // Unverified: the wording of the second.
            return EcsErrors.InvalidParameter(
                asked.Count == 0 ? "Services cannot be empty." : "describeServices can describe up to 10 services in a single operation.",
                "services");
        }
        bool withTags = request.Include.GetValueOrDefault().Contains("TAGS");
        var services = new List<Shapes.Service>();
        var failures = new List<Failure>();
        foreach (string name in asked)
        {
            var arn = References.ServiceArn(cluster.Value, name);
            if (state.FindService(arn) is { } service && service.Cluster == cluster.Value)
            {
                services.Add(ServiceShapes.Of(state, service, withTags));
            }
            else
            {
                failures.Add(new Failure { Arn = arn.ToString(), Reason = "MISSING" });
            }
        }
        return new DescribeServicesResponse { Services = services.ToValueList(), Failures = failures.ToValueList() };
    }
}
