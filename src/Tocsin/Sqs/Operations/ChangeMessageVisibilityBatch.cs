using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html</summary>
public static class ChangeMessageVisibilityBatch
{
    public static Result<Done<ChangeMessageVisibilityBatchResponse>> Decide(
        SqsState state, ChangeMessageVisibilityBatchRequest request, Call call)
    {
        var entries = request.Entries!.Value;
        var found = SqsErrors.Queue(state, request.QueueUrl, "ChangeMessageVisibility", call);
        var ids = entries.Select(e => e.Id).ToValueList();
        if ((Batch.Refusal(ids, "ChangeMessageVisibilityBatchRequestEntry") ?? found.Error) is { } refused)
        {
            return refused;
        }
        var decided = entries
            .Select(e => (e.Id, Result: ChangeMessageVisibility.Changed(found.Value, e.ReceiptHandle, e.VisibilityTimeout, call))).ToList();
        return new Done<ChangeMessageVisibilityBatchResponse>(
            new ChangeMessageVisibilityBatchResponse
            {
                Successful = decided.Where(d => d.Result.Error is null)
                    .Select(d => new ChangeMessageVisibilityBatchResultEntry { Id = d.Id }).ToValueList(),
                Failed = decided.Where(d => d.Result.Error is not null).Select(d => Batch.Failed(d.Id, d.Result.Error!)).ToValueList(),
            },
            decided.Where(d => d.Result.Error is null).Select(d => d.Result.Value).ToValueList());
    }
}
