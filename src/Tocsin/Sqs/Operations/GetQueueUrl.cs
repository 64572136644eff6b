using Tocsin.Aws;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html</summary>
public static class GetQueueUrl
{
    public static Result<GetQueueUrlResponse> Answer(SqsState state, GetQueueUrlRequest request, Call call)
    {
        var arn = call.Arn("sqs", request.QueueName!) with { Account = request.QueueOwnerAWSAccountId ?? call.Account.ToString() };
        return state.Of(arn) is not null
            ? new GetQueueUrlResponse { QueueUrl = SqsNames.Url(arn, call) }
            : SqsErrors.NoQueue("QueueName");
    }
}
