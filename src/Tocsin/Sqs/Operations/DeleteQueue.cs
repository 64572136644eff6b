using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html</summary>
/// <remarks>A queue of the name can be made anew at once; AWS asks for a minute in between.</remarks>
public static class DeleteQueue
{
    public static Result<Done<Nothing>> Decide(SqsState state, DeleteQueueRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "DeleteQueue", call);
        return found.Error is { } error ? error : new Done<Nothing>(new Nothing(), [new Change.Remove(found.Value.Queue.Arn)]);
    }
}
