using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html</summary>
public static class SendMessageBatch
{
    public static Result<Done<SendMessageBatchResponse>> Decide(SqsState state, SendMessageBatchRequest request, Call call)
    {
        var entries = request.Entries!.Value;
        if (Batch.Refusal(entries.Select(e => e.Id).ToValueList(), "SendMessageBatchRequestEntry") is { } refusedWhole)
        {
            return refusedWhole;
        }
        var found = SqsErrors.Queue(state, request.QueueUrl, "SendMessage", call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        long bytes = entries.Sum(e => Of(e).Bytes);
        if (bytes > Limits.MessageBytes)
        {
            // Unverified: the text.
            return Errors.BatchRequestTooLong.With(
                $"Batch requests cannot be longer than {Limits.MessageBytes} bytes. You have sent {bytes} bytes.", "Entries");
        }
        return Decide(entries, found.Value, call);
    }

    private static Done<SendMessageBatchResponse> Decide(
        ValueList<SendMessageBatchRequestEntry> entries, QueueMessages messages, Call call)
    {
        var successful = new List<SendMessageBatchResultEntry>();
        var failed = new List<BatchResultErrorEntry>();
        var changes = new List<Change>();
        foreach (var entry in entries)
        {
            var message = Of(entry);
            if (message.Refusal(messages) is { } refused)
            {
                failed.Add(Batch.Failed(entry.Id, refused));
                continue;
            }
            var accepted = message.Into(messages, call);
            successful.Add(new SendMessageBatchResultEntry
            {
                Id = entry.Id,
                MessageId = accepted.MessageId,
                MD5OfMessageBody = MessageDigest.Of(message.Body!),
                MD5OfMessageAttributes = MessageDigest.Of(message.Attributes),
                MD5OfMessageSystemAttributes = MessageDigest.Of(message.SystemAttributes),
                SequenceNumber = accepted.SequenceNumber,
            });
            changes.AddRange(accepted.Changes);
            // The next one comes behind it, and may be its double.
            messages = messages.After(accepted.Changes);
        }
        return new Done<SendMessageBatchResponse>(
            new SendMessageBatchResponse { Successful = successful.ToValueList(), Failed = failed.ToValueList() }, changes.ToValueList());
    }

    private static IncomingMessage Of(SendMessageBatchRequestEntry entry) => new(
        entry.MessageBody, entry.DelaySeconds, entry.MessageAttributes.GetValueOrDefault(),
        entry.MessageSystemAttributes.GetValueOrDefault(), entry.MessageGroupId, entry.MessageDeduplicationId);
}
