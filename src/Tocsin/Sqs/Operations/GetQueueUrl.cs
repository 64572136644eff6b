using Tocsin.Aws;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html</summary>
public static class GetQueueUrl
{
    public static Result<GetQueueUrlResponse> Answer(SqsState state, GetQueueUrlRequest request, Call call)
    {
        var arn = call.Arn("sqs", request.QueueName!) with { Account = request.QueueOwnerAWSAccountId ?? call.Account.ToString() };
        return state.Of(arn)?.Queue is not { } queue ? SqsErrors.NoQueue("QueueName")
            : SqsErrors.Denied(queue, "GetQueueUrl", call, "QueueName") is { } denied ? denied
            : new GetQueueUrlResponse { QueueUrl = SqsNames.Url(arn, call) };
    }
}
