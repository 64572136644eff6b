using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html</summary>
public static class RemovePermission
{
    public static Result<Done<Nothing>> Decide(SqsState state, RemovePermissionRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "RemovePermission", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var queue = found.Value.Queue;
        // Unverified: the text.
        return queue.Policy is not { } policy || !PolicyStatements.Has(policy, request.Label!)
            ? SqsErrors.Invalid("Label", request.Label!, "can't find label.")
            : new Done<Nothing>(
                new Nothing(), [new Change.Put(queue.With(PolicyStatements.Without(policy, request.Label!), call.Now))]);
    }
}
