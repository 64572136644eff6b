using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using DeploymentConfiguration = Tocsin.Ecs.DeploymentConfiguration;
using Service = Tocsin.Ecs.Service;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html</summary>
public static class CreateService
{
    public static Result<Done<CreateServiceResponse>> Decide(EcsState state, CreateServiceRequest request, Call call)
    {
        string controller = request.DeploymentController?.Type ?? "ECS";
        bool isDaemon = request.SchedulingStrategy == Service.Daemon;
        var configuration = DeploymentConfiguration.Of(request.DeploymentConfiguration, isDaemon);
        if (Constraints.Name(request.ServiceName, "serviceName") is { } invalid)
        {
            return invalid;
        }
        if (Constraints.DesiredCount(request.DesiredCount, isDaemon) is { } miscounted)
        {
            return miscounted;
        }
        if (Constraints.Deployment(configuration, controller) is { } misconfigured)
        {
            return misconfigured;
        }
        var cluster = References.Cluster(state, request.Cluster, call);
        if (cluster.Error is not null)
        {
            return cluster.Error;
        }
        var definition = References.TaskDefinition(state, request.TaskDefinition, call);
        if (definition.Error is not null)
        {
            return definition.Error;
        }
        Arn arn = cluster.Value with { Resource = $"service/{ResourceName.Of(cluster.Value)}/{request.ServiceName}" };
        if (state.FindService(arn) is { Status: not ServiceStatus.Inactive } existing)
        {
            if (existing.Status == ServiceStatus.Draining)
            {
                return EcsErrors.InvalidParameter("Unable to Start a service that is still Draining.", "serviceName");
            }
            // Who asks again with a token gets what it made. Unverified: that it does not where the service was changed in between.
            return request.ClientToken is not null && existing.Asked == request
                ? new Done<CreateServiceResponse>(new CreateServiceResponse { Service = ServiceShapes.Of(state, existing) })
                : EcsErrors.InvalidParameter("Creation of service was not idempotent.", "serviceName", new Cause.ServiceNameTaken());
        }
        var service = new Service(
            arn, request.ServiceName!, cluster.Value, definition.Value, isDaemon ? Limits.DaemonTasks : request.DesiredCount ?? 0,
            configuration, controller, request.LoadBalancers ?? [], TimeSpan.FromSeconds(request.HealthCheckGracePeriodSeconds ?? 0),
            request.LaunchType, call.Now, [])
        {
            SchedulingStrategy = request.SchedulingStrategy ?? Service.Replica,
            Asked = request,
        }.Deploy(definition.Value, call.Now, call.Ids);
        return new Done<CreateServiceResponse>(
            new CreateServiceResponse { Service = ServiceShapes.Of(EcsState.Empty, service) }, [new Change.Put(service)]);
    }
}
