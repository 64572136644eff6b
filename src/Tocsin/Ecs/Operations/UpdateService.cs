using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Service = Tocsin.Ecs.Service;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html</summary>
/// <remarks>The reference says of each parameter whether it triggers a deployment; one that is as it was does not.</remarks>
public static class UpdateService
{
    public static Result<Done<UpdateServiceResponse>> Decide(EcsState state, UpdateServiceRequest request, Call call)
    {
        var found = References.Service(state, request.Cluster, request.Service, call);
        if (found.Error is not null)
        {
            return found.Error;
        }
        Service service = found.Value;
        if (service.Status != ServiceStatus.Active)
        {
            return EcsErrors.ServiceNotActive();
        }
        if (Constraints.DesiredCount(request.DesiredCount, service.IsDaemon) is { } miscounted)
        {
            return miscounted;
        }
        var configuration = service.Configuration.With(request.DeploymentConfiguration);
        if (Constraints.Deployment(configuration, service.ControllerType) is { } misconfigured)
        {
            return misconfigured;
        }
        Result<Arn> definition = request.TaskDefinition is { } reference
            ? References.TaskDefinition(state, reference, call)
            : service.TaskDefinition;
        if (definition.Error is not null)
        {
            return definition.Error;
        }
        var before = service;
        service = service with
        {
            DesiredCount = service.IsDaemon ? Limits.DaemonTasks : request.DesiredCount ?? service.DesiredCount,
            Configuration = configuration,
            LoadBalancers = request.LoadBalancers ?? service.LoadBalancers,
            GracePeriod = request.HealthCheckGracePeriodSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : service.GracePeriod,
            Asked = Merged(service.Asked, request),
        };
        if (request.ForceNewDeployment == true || definition.Value != service.TaskDefinition
            || (service.ControllerType == "ECS" && !Revision(before).Equals(Revision(service))))
        {
            service = (before.LoadBalancers.Equals(service.LoadBalancers) ? service : service with
            {
                // A rollback brings them back.
                Deployments = [.. service.Deployments.Select(d => d with { LoadBalancers = d.LoadBalancers ?? before.LoadBalancers })],
            }).Deploy(definition.Value, call.Now, call.Ids);
        }
        var answer = ServiceShapes.Of(state, service);
        return new Done<UpdateServiceResponse>(new UpdateServiceResponse { Service = answer }, [new Change.Put(service)]);
    }

    /// <summary>What starts a deployment when it is another, besides the task definition; a list that is empty is none.</summary>
    // Unverified: that the order in a list counts.
    private static object Revision(Service service)
    {
        var asked = service.Asked ?? new CreateServiceRequest();
        return (
            asked.NetworkConfiguration, asked.PlatformVersion ?? "LATEST", service.LoadBalancers,
            asked.ServiceRegistries.GetValueOrDefault(), asked.ServiceConnectConfiguration, asked.VolumeConfigurations.GetValueOrDefault(),
            asked.VpcLatticeConfigurations.GetValueOrDefault());
    }

    /// <summary>What was asked for when it was made, with what is asked for now; null leaves a member as it is.</summary>
    private static CreateServiceRequest Merged(CreateServiceRequest? before, UpdateServiceRequest now)
    {
        before ??= new CreateServiceRequest();
        return before with
        {
            AvailabilityZoneRebalancing = now.AvailabilityZoneRebalancing ?? before.AvailabilityZoneRebalancing,
            CapacityProviderStrategy = now.CapacityProviderStrategy ?? before.CapacityProviderStrategy,
            NetworkConfiguration = now.NetworkConfiguration ?? before.NetworkConfiguration,
            PlacementConstraints = now.PlacementConstraints ?? before.PlacementConstraints,
            PlacementStrategy = now.PlacementStrategy ?? before.PlacementStrategy,
            PlatformVersion = now.PlatformVersion ?? before.PlatformVersion,
            HealthCheckGracePeriodSeconds = now.HealthCheckGracePeriodSeconds ?? before.HealthCheckGracePeriodSeconds,
            EnableExecuteCommand = now.EnableExecuteCommand ?? before.EnableExecuteCommand,
            EnableECSManagedTags = now.EnableECSManagedTags ?? before.EnableECSManagedTags,
            LoadBalancers = now.LoadBalancers ?? before.LoadBalancers,
            PropagateTags = now.PropagateTags ?? before.PropagateTags,
            ServiceRegistries = now.ServiceRegistries ?? before.ServiceRegistries,
            ServiceConnectConfiguration = now.ServiceConnectConfiguration ?? before.ServiceConnectConfiguration,
            VolumeConfigurations = now.VolumeConfigurations ?? before.VolumeConfigurations,
            VpcLatticeConfigurations = now.VpcLatticeConfigurations ?? before.VpcLatticeConfigurations,
            Monitoring = now.Monitoring ?? before.Monitoring,
        };
    }
}
