using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html</summary>
/// <remarks>It is DRAINING while tasks of it have not stopped, and INACTIVE then: the scheduler sees to both.</remarks>
public static class DeleteService
{
    public static Result<Done<DeleteServiceResponse>> Decide(EcsState state, DeleteServiceRequest request, Call call)
    {
        var found = References.Service(state, request.Cluster, request.Service, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var service = found.Value;
        if (service.Status != ServiceStatus.Active)
        {
            return EcsErrors.ServiceNotActive();
        }
        if (service is { DesiredCount: > 0, IsDaemon: false } && request.Force != true)
        {
            return EcsErrors.InvalidParameter("The service cannot be stopped while it is scaled above 0.", "force");
        }
        service = service with { Status = ServiceStatus.Draining, DesiredCount = 0 };
        return new Done<DeleteServiceResponse>(
            new DeleteServiceResponse { Service = ServiceShapes.Of(state, service) }, [new Change.Put(service)]);
    }
}
