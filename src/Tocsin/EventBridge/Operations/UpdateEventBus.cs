using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateEventBus.html</summary>
public static class UpdateEventBus
{
    /// <remarks>
    /// Unverified: a member that is not sent stays as it is. An empty key is AWS's own again, as the model says; a dead-letter
    /// configuration
    /// without a queue is none.
    /// </remarks>
    public static Result<Done<UpdateEventBusResponse>> Decide(EventBridgeState state, UpdateEventBusRequest request, Call call)
    {
        var found = EventBridgeErrors.Bus("UpdateEventBus", state, request.Name, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value with
        {
            KmsKeyIdentifier = request.KmsKeyIdentifier switch { null => found.Value.KmsKeyIdentifier, "" => null, var key => key },
            Description = request.Description ?? found.Value.Description,
            DeadLetterConfig = request.DeadLetterConfig switch
            {
                null => found.Value.DeadLetterConfig,
                { Arn: null or "" } => null,
                var config => config,
            },
            LogConfig = request.LogConfig ?? found.Value.LogConfig,
            LastModifiedTime = call.Now,
        };
        var response = new UpdateEventBusResponse
        {
            Arn = bus.Arn.ToString(),
            Name = bus.Name,
            KmsKeyIdentifier = bus.KmsKeyIdentifier,
            Description = bus.Description,
            DeadLetterConfig = bus.DeadLetterConfig,
            LogConfig = bus.LogConfig,
        };
        return new Done<UpdateEventBusResponse>(response, [new Change.Put(bus)]);
    }
}
