using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html</summary>
/// <remarks>The scheduler carries it out in its next step.</remarks>
public static class StopServiceDeployment
{
    public static Result<Done<StopServiceDeploymentResponse>> Decide(EcsState state, StopServiceDeploymentRequest request, Call call)
    {
        // Unverified: both texts.
        if (DescribeServiceDeployments.Find(state, request.ServiceDeploymentArn) is not var (service, record))
        {
            return Errors.ServiceDeploymentNotFoundException.With("Service deployment not found.", "serviceDeploymentArn");
        }
        if (record.Status != Ecs.ServiceDeployment.InProgress)
        {
            return Errors.ConflictException.With(
                $"The service deployment is {record.Status} and can not be stopped.", "serviceDeploymentArn");
        }
        string asked = request.StopType == "ABORT" ? Ecs.ServiceDeployment.StopRequested : Ecs.ServiceDeployment.RollbackRequested;
        return new Done<StopServiceDeploymentResponse>(
            new StopServiceDeploymentResponse { ServiceDeploymentArn = request.ServiceDeploymentArn },
            [new Change.Put(service.With(record with { Status = asked }))]);
    }
}
