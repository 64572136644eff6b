using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html</summary>
/// <remarks>What a revision had besides its task definition is told as the service has it now.</remarks>
public static class DescribeServiceRevisions
{
    public static Result<DescribeServiceRevisionsResponse> Answer(EcsState state, DescribeServiceRevisionsRequest request, Call call)
    {
        var revisions = new List<ServiceRevision>();
        var failures = new List<Failure>();
        foreach (string arn in request.ServiceRevisionArns.GetValueOrDefault())
        {
            if (ServiceShapes.ServiceOf(state, arn, "service-revision") is { } service
                && service.History.FirstOrDefault(d => ServiceShapes.RevisionArn(service, d.Revision) == arn) is { } record)
            {
                revisions.Add(Of(state, arn, service, record));
            }
            else
            {
                failures.Add(new Failure { Arn = arn, Reason = "MISSING" });
            }
        }
        return new DescribeServiceRevisionsResponse { ServiceRevisions = revisions.ToValueList(), Failures = failures.ToValueList() };
    }

    private static ServiceRevision Of(EcsState state, string arn, Ecs.Service service, Ecs.ServiceDeployment record) => new()
    {
        ServiceRevisionArn = arn,
        ServiceArn = service.Arn.ToString(),
        ClusterArn = service.Cluster.ToString(),
        TaskDefinition = record.TaskDefinition.ToString(),
        CapacityProviderStrategy = service.Asked?.CapacityProviderStrategy,
        LaunchType = service.LaunchType,
        PlatformVersion = service.Asked?.PlatformVersion,
        LoadBalancers = service.LoadBalancers,
        NetworkConfiguration = service.Asked?.NetworkConfiguration,
        ContainerImages = (state.FindTaskDefinition(record.TaskDefinition)?.Containers ?? []).Select(
            c => new ContainerImage { ContainerName = c.Name, Image = c.Image }).ToValueList(),
        GuardDutyEnabled = false,
        CreatedAt = record.CreatedAt,
    };
}
