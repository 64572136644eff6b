using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Ecs.Events;

/// <summary>Makes the events that ECS sends about services and deployments, in the shape recorded on AWS in 2026-09.</summary>
/// <remarks>
/// <c>detail.clusterArn</c> of deployment events is newer than the developer guide, which shows them without it. The guide's sample of a
/// failure also says "task failed to start."; what AWS sends everywhere else is the plural.
/// </remarks>
public static class EcsEvents
{
    /// <summary>What ECS sends. EventBridge takes a source that begins with <c>aws.</c> from nobody but AWS.</summary>
    public const string Source = "aws.ecs";

    /// <summary>What a person may send in its place, so that a rule that takes both can be tried on AWS.</summary>
    public const string DrillSource = "tocsin.drill";

    public const string DeploymentStateChange = "ECS Deployment State Change";
    public const string ServiceAction = "ECS Service Action";
    public const string TaskStateChange = "ECS Task State Change";

    public const string DeploymentInProgress = "SERVICE_DEPLOYMENT_IN_PROGRESS";
    public const string DeploymentCompleted = "SERVICE_DEPLOYMENT_COMPLETED";
    public const string DeploymentFailed = "SERVICE_DEPLOYMENT_FAILED";

    /// <param name="updatedAt">The deployment's last change: before <paramref name="time"/> in a completion.</param>
    /// <param name="source"><see cref="DrillSource"/> for a drill.</param>
    public static EmittedEvent Deployment(
        string eventName,
        Arn service,
        Arn cluster,
        string deployment,
        string reason,
        DateTimeOffset updatedAt,
        DateTimeOffset time,
        Ids ids,
        string source = Source) =>
        Envelope(DeploymentStateChange, eventName, service, deployment, time, ids,
        [
            Text("eventType", eventName == DeploymentFailed ? "ERROR" : "INFO"),
            Text("eventName", eventName),
            Text("clusterArn", cluster.ToString()),
            Text("deploymentId", deployment),
            Text("updatedAt", EventTime.Milliseconds(updatedAt)),
            Text("reason", reason),
        ], source);

    /// <param name="eventType">INFO, WARN or ERROR.</param>
    /// <param name="reason">Only where AWS gives one: <c>RESOURCE:FARGATE</c> of a placement failure.</param>
    public static EmittedEvent Action(
        string eventType, string eventName, Arn service, Arn cluster, string? reason, DateTimeOffset time, Ids ids) =>
        Envelope(ServiceAction, eventName, service, null, time, ids,
        [
            Text("eventType", eventType),
            Text("eventName", eventName),
            Text("clusterArn", cluster.ToString()),
            .. reason is null ? Array.Empty<JsonMember>() : [Text("reason", reason)],
            Text("createdAt", EventTime.Milliseconds(time)),
        ]);

    internal static EmittedEvent Envelope(
        string detailType, string name, Arn resource, string? deployment, DateTimeOffset time, Ids ids, ValueList<JsonMember> detail,
        string source = Source)
    {
        string id = ids.Uuid();
        var json = new JsonValue.Object(
        [
            Text("version", "0"),
            Text("id", id),
            Text("detail-type", detailType),
            Text("source", source),
            Text("account", resource.Account),
            Text("time", EventTime.Seconds(time)),
            Text("region", resource.Region),
            new("resources", new JsonValue.Array([new JsonValue.String(resource.ToString())])),
            new("detail", new JsonValue.Object(detail)),
        ]);
        return new EmittedEvent(time, id, detailType, name, resource, deployment, JsonWriter.Write(json));
    }

    internal static JsonMember Text(string name, string value) => new(name, new JsonValue.String(value));
}
