using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</summary>
public static class SendMessage
{
    public static Result<Done<SendMessageResponse>> Decide(SqsState state, SendMessageRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "SendMessage", call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var message = new IncomingMessage(
            request.MessageBody, request.DelaySeconds, request.MessageAttributes.GetValueOrDefault(),
            request.MessageSystemAttributes.GetValueOrDefault(), request.MessageGroupId, request.MessageDeduplicationId);
        if (message.Refusal(found.Value) is { } refused)
        {
            return refused;
        }
        var accepted = message.Into(found.Value, call);
        return new Done<SendMessageResponse>(
            new SendMessageResponse
            {
                MD5OfMessageBody = MessageDigest.Of(message.Body!),
                MD5OfMessageAttributes = MessageDigest.Of(message.Attributes),
                MD5OfMessageSystemAttributes = MessageDigest.Of(message.SystemAttributes),
                MessageId = accepted.MessageId,
                SequenceNumber = accepted.SequenceNumber,
            },
            accepted.Changes);
    }
}
