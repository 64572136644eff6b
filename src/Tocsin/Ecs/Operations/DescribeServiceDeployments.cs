using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html</summary>
public static class DescribeServiceDeployments
{
    public static Result<DescribeServiceDeploymentsResponse> Answer(
        EcsState state, DescribeServiceDeploymentsRequest request, Call call)
    {
        var deployments = new List<Shapes.ServiceDeployment>();
        var failures = new List<Failure>();
        foreach (string arn in request.ServiceDeploymentArns.GetValueOrDefault())
        {
            if (Find(state, arn) is var (service, record))
            {
                deployments.Add(ServiceShapes.Whole(state, service, record));
            }
            else
            {
                failures.Add(new Failure { Arn = arn, Reason = "MISSING" });
            }
        }
        return new DescribeServiceDeploymentsResponse
        {
            ServiceDeployments = deployments.ToValueList(),
            Failures = failures.ToValueList(),
        };
    }

    internal static (Ecs.Service Service, Ecs.ServiceDeployment Record)? Find(EcsState state, string? arn) =>
        arn is not null && ServiceShapes.ServiceOf(state, arn, "service-deployment") is { } service
        && service.History.FirstOrDefault(d => ServiceShapes.DeploymentArn(service, d) == arn) is { } record
            ? (service, record) : null;
}
