using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html</summary>
public static class CreateService
{
    /// <param name="Cluster">Name or ARN; absent: <c>default</c>.</param>
    /// <param name="TaskDefinition">Family (its latest revision), <c>family:revision</c> or ARN.</param>
    /// <param name="ControllerType">ECS, CODE_DEPLOY or EXTERNAL.</param>
    /// <param name="SchedulingStrategy">REPLICA or DAEMON, whose desired count is its container instances' number, whatever is asked for.</param>
    public sealed record Request(
        string ServiceName,
        string? Cluster,
        string TaskDefinition,
        int DesiredCount = 1,
        DeploymentConfiguration? DeploymentConfiguration = null,
        string ControllerType = "ECS",
        ValueList<LoadBalancer> LoadBalancers = default,
        TimeSpan HealthCheckGracePeriod = default,
        string? LaunchType = null,
        string SchedulingStrategy = "REPLICA");

    public sealed record Response(Service Service);

    public static Result<Done<Response>> Decide(EcsState state, Request request, Call call)
    {
        var configuration = request.DeploymentConfiguration ?? new DeploymentConfiguration();
        if (Refusal.InvalidName(request.ServiceName, "serviceName") is { } invalid)
        {
            return invalid;
        }
        if (request.DesiredCount < 0)
        {
            return Refusal.InvalidParameter("desiredCount must not be negative.", "desiredCount");
        }
        if (Refusal.InvalidConfiguration(configuration, request.ControllerType) is { } misconfigured)
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
        if (state.FindService(arn) is not null)
        {
            return Refusal.InvalidParameter("Creation of service was not idempotent.", "serviceName");
        }
        var service = new Service(
            arn, request.ServiceName, cluster.Value, definition.Value, request.DesiredCount, configuration, request.ControllerType,
            request.LoadBalancers, request.HealthCheckGracePeriod, request.LaunchType, call.Now, [])
        {
            SchedulingStrategy = request.SchedulingStrategy,
        }.Deploy(definition.Value, call.Now, call.Ids);
        return new Done<Response>(new Response(service), [new Change.Put(service)]);
    }
}
