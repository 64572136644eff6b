using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.Ecs.Events;

/// <summary>An event that ECS sends to EventBridge.</summary>
/// <param name="Resource">The service, or the task, that it is about.</param>
/// <param name="Name">The event's <c>detail.eventName</c>, or a task's <c>lastStatus</c>.</param>
/// <param name="Deployment">The deployment it tells of, when it does.</param>
/// <param name="Json">The whole event, compact, members in AWS's order.</param>
public sealed record EmittedEvent(
    DateTimeOffset Time, string Id, string DetailType, string Name, Arn Resource, string? Deployment, string Json)
{
    /// <summary>Addressed to the default bus of its account and region, where AWS services send.</summary>
    public Envelope Addressed()
    {
        if (!EventBytes.TryCreate(Json, out var bytes, out var error))
        {
            throw new InvalidOperationException($"{DetailType} {Name} is not JSON: {error.Message}");
        }
        var bus = new Address.Bus(Resource with { Service = "events", Resource = "event-bus/default" });
        return new Envelope(bus, new EventContent(bytes), new Origin(Id, Deployment));
    }
}
