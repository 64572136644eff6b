using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
/// <remarks>Attributes that are not named stay as they are.</remarks>
public static class SetQueueAttributes
{
    public static Result<Done<Nothing>> Decide(SqsState state, SetQueueAttributesRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "SetQueueAttributes", call);
        var given = request.Attributes.GetValueOrDefault();
        if ((found.Error ?? Constraints.Attributes(given)) is { } error)
        {
            return error;
        }
        var queue = found.Value.Queue;
        if (given.TryGetValue("FifoQueue", out string? fifo) && (fifo == "true") != queue.IsFifo)
        {
            // Unverified: the text.
            return Errors.InvalidAttributeName.With("Unknown Attribute FifoQueue.", "Attributes/FifoQueue");
        }
        if (Constraints.Redrive(state, queue, given) is { } refused)
        {
            return refused;
        }
        var changed = queue with { Attributes = QueueAttributes.With(queue.Attributes, given), Modified = call.Now };
        return new Done<Nothing>(
            new Nothing(), [new Change.Put(given.TryGetValue("Policy", out string? policy)
                ? changed with { Policy = policy.Length > 0 ? policy : null } : changed)]);
    }
}
