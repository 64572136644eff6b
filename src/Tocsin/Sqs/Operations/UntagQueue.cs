using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html</summary>
public static class UntagQueue
{
    public static Result<Done<Nothing>> Decide(SqsState state, UntagQueueRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "UntagQueue", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var queue = found.Value.Queue;
        var tags = queue.Tags.Where(t => !request.TagKeys!.Value.Contains(t.Key)).ToValueMap();
        return new Done<Nothing>(new Nothing(), [new Change.Put(queue with { Tags = tags })]);
    }
}
