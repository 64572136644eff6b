using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html</summary>
public static class DeleteMessageBatch
{
    public static Result<Done<DeleteMessageBatchResponse>> Decide(SqsState state, DeleteMessageBatchRequest request, Call call)
    {
        var entries = request.Entries!.Value;
        var found = SqsErrors.Queue(state, request.QueueUrl, "DeleteMessage", call);
        if ((Batch.Refusal(entries.Select(e => e.Id).ToValueList(), "DeleteMessageBatchRequestEntry") ?? found.Error) is { } refused)
        {
            return refused;
        }
        var decided = entries.Select(e => (e.Id, Result: DeleteMessage.Delete(found.Value, e.ReceiptHandle, call))).ToList();
        return new Done<DeleteMessageBatchResponse>(
            new DeleteMessageBatchResponse
            {
                Successful = decided.Where(d => d.Result.Error is null)
                    .Select(d => new DeleteMessageBatchResultEntry { Id = d.Id }).ToValueList(),
                Failed = decided.Where(d => d.Result.Error is not null).Select(d => Batch.Failed(d.Id, d.Result.Error!)).ToValueList(),
            },
            decided.Where(d => d.Result.Error is null).SelectMany(d => d.Result.Value).ToValueList());
    }
}
