using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html</summary>
public static class DescribeEventBus
{
    /// <remarks>The default bus is there without being made, so that nobody knows since when.</remarks>
    public static Result<DescribeEventBusResponse> Answer(EventBridgeState state, DescribeEventBusRequest request, Call call)
    {
        var found = EventBridgeErrors.Bus("DescribeEventBus", state, request.Name, call);
        return found.Error is { } error ? error : new DescribeEventBusResponse
        {
            Name = found.Value.Name,
            Arn = found.Value.Arn.ToString(),
            Description = found.Value.Description,
            KmsKeyIdentifier = found.Value.KmsKeyIdentifier,
            DeadLetterConfig = found.Value.DeadLetterConfig,
            Policy = found.Value.Policy,
            LogConfig = found.Value.LogConfig,
            CreationTime = found.Value.CreationTime,
            LastModifiedTime = found.Value.LastModifiedTime,
        };
    }
}
