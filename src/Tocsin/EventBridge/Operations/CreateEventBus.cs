using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html</summary>
public static class CreateEventBus
{
    public sealed record Request(string? Name, string? Description = null);

    public sealed record Response(string EventBusArn, string? Description);

    public static Result<Applied<EventBridgeState, Response>> Apply(EventBridgeState state, Request request, Call call)
    {
        if ((Refusal.Name(request.Name, "name", "Name", Limits.BusNameLength)
            ?? Refusal.Text(request.Description, "description", "Description", 0, Limits.DescriptionLength)) is { } error)
        {
            return error;
        }
        var arn = Names.Bus(call, request.Name);
        if (arn.Resource == $"event-bus/{EventBus.Default}" || state.Buses.ContainsKey(arn.ToString()))
        {
            return new AwsError("ResourceAlreadyExistsException", $"Event bus {request.Name} already exists.", Member: "Name");
        }
        if (state.Buses.Count >= Limits.Buses)
        {
            return Refusal.LimitExceeded("Name");
        }
        return new Applied<EventBridgeState, Response>(
            state.With(new EventBus(arn, request.Name!, request.Description)), new Response(arn.ToString(), request.Description));
    }
}
