using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html</summary>
public static class CreateEventBus
{
    public static Result<Done<CreateEventBusResponse>> Decide(EventBridgeState state, CreateEventBusRequest request, Call call)
    {
        var arn = Names.Bus(call, request.Name);
        if (arn.Resource == $"event-bus/{EventBus.Default}" || state.Find(arn)?.Made is not null)
        {
            return Errors.ResourceAlreadyExistsException.With($"Event bus {request.Name} already exists.", "Name");
        }
        if (state.CountIn(call.Scope) >= Limits.Buses)
        {
            return EventBridgeErrors.LimitExceeded("Name");
        }
        var bus = new EventBus(arn, request.Name!, request.Description)
        {
            KmsKeyIdentifier = request.KmsKeyIdentifier,
            DeadLetterConfig = request.DeadLetterConfig,
            LogConfig = request.LogConfig,
            Tags = request.Tags ?? [],
            CreationTime = call.Now,
            LastModifiedTime = call.Now,
        };
        var response = new CreateEventBusResponse
        {
            EventBusArn = arn.ToString(),
            Description = bus.Description,
            KmsKeyIdentifier = bus.KmsKeyIdentifier,
            DeadLetterConfig = bus.DeadLetterConfig,
            LogConfig = bus.LogConfig,
        };
        return new Done<CreateEventBusResponse>(response, [new Change.Put(bus)]);
    }
}
