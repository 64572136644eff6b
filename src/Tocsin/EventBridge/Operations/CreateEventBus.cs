using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html</summary>
public static class CreateEventBus
{
    public sealed record Request(string? Name, string? Description = null);

    public sealed record Response(string EventBusArn, string? Description);

    public static Result<Done<Response>> Decide(EventBridgeState state, Request request, Call call)
    {
        if ((Refusal.Name(request.Name, "name", "Name", Limits.BusNameLength)
            ?? Refusal.Text(request.Description, "description", "Description", 0, Limits.DescriptionLength)) is { } error)
        {
            return error;
        }
        var arn = Names.Bus(call, request.Name);
        if (arn.Resource == $"event-bus/{EventBus.Default}" || state.Find(arn)?.Made is not null)
        {
            return new AwsError("ResourceAlreadyExistsException", $"Event bus {request.Name} already exists.", Member: "Name");
        }
        if (state.CountIn(call.Scope) >= Limits.Buses)
        {
            return Refusal.LimitExceeded("Name");
        }
        return new Done<Response>(new Response(arn.ToString(), request.Description), [new Change.Put(new EventBus(arn, request.Name!, request.Description))]);
    }
}
