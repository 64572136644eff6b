using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html</summary>
/// <remarks>A task definition or <c>ForceNewDeployment</c> starts a deployment; a desired count or a deployment configuration alone does not.</remarks>
public static class UpdateService
{
    /// <param name="Service">Name or ARN.</param>
    public sealed record Request(
        string? Cluster,
        string Service,
        string? TaskDefinition = null,
        int? DesiredCount = null,
        DeploymentConfiguration? DeploymentConfiguration = null,
        bool ForceNewDeployment = false);

    public sealed record Response(Service Service);

    public static Result<Done<Response>> Decide(EcsState state, Request request, Call call)
    {
        var cluster = References.Cluster(state, request.Cluster, call);
        if (cluster.Error is not null)
        {
            return cluster.Error;
        }
        Service? service = state.FindService(Arn.TryParse(request.Service, out var arn) ? arn
            : cluster.Value with { Resource = $"service/{ResourceName.Of(cluster.Value)}/{request.Service}" });
        if (service is null)
        {
            return Refusal.ServiceNotFound();
        }
        if (request.DesiredCount < 0)
        {
            return Refusal.InvalidParameter("desiredCount must not be negative.", "desiredCount");
        }
        var configuration = request.DeploymentConfiguration ?? service.Configuration;
        if (Refusal.InvalidConfiguration(configuration, service.ControllerType) is { } misconfigured)
        {
            return misconfigured;
        }
        Result<Arn> definition = request.TaskDefinition is { } reference ? References.TaskDefinition(state, reference, call) : service.TaskDefinition;
        if (definition.Error is not null)
        {
            return definition.Error;
        }
        service = service with { DesiredCount = request.DesiredCount ?? service.DesiredCount, Configuration = configuration };
        if (request.ForceNewDeployment || definition.Value != service.TaskDefinition)
        {
            service = service.Deploy(definition.Value, call.Now, call.Ids);
        }
        return new Done<Response>(new Response(service), [new Change.Put(service)]);
    }
}
