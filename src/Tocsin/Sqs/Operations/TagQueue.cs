using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html</summary>
public static class TagQueue
{
    public static Result<Done<Nothing>> Decide(SqsState state, TagQueueRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "TagQueue", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var queue = found.Value.Queue;
        var tags = queue.Tags.Concat(request.Tags!.Value).ToValueMap();
        // Unverified: the text.
        return tags.Count > Limits.Tags
            ? SqsErrors.Invalid($"Too many tags added for queue {queue.Name}.", "Tags")
            : new Done<Nothing>(new Nothing(), [new Change.Put(queue with { Tags = tags })]);
    }
}
