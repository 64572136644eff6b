using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html</summary>
/// <remarks>
/// A message that is gone is deleted successfully. So is one that somebody else received since, though it stays, theirs to delete.
/// </remarks>
public static class DeleteMessage
{
    public static Result<Done<Nothing>> Decide(SqsState state, DeleteMessageRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "DeleteMessage", call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var deleted = Delete(found.Value, request.ReceiptHandle, call);
        return deleted.Error is { } error ? error : new Done<Nothing>(new Nothing(), deleted.Value);
    }

    internal static Result<ValueList<Change>> Delete(QueueMessages messages, string? handle, Call call)
    {
        var held = Held.Message(messages, handle);
        return (held.Error ?? Held.Expired(messages.Queue, held.Value, handle, call.Now)) is { } error ? error
            : held.Value is { } message ? (ValueList<Change>)[new Change.Remove(message.Arn)]
            : (ValueList<Change>)[];
    }
}
