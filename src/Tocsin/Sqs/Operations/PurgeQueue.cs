using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html</summary>
public static class PurgeQueue
{
    public static Result<Done<Nothing>> Decide(SqsState state, PurgeQueueRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "PurgeQueue", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var queue = found.Value.Queue;
        // Unverified: the text.
        return queue.Purged is { } before && call.Now - before < Limits.Purge
            ? Errors.PurgeQueueInProgress.With($"Only one PurgeQueue operation on {queue.Name} is allowed every 60 seconds.", "QueueUrl")
            : new Done<Nothing>(
                new Nothing(),
                [new Change.Put(queue with { Purged = call.Now }), .. found.Value.All.Select(m => new Change.Remove(m.Arn))]);
    }
}
