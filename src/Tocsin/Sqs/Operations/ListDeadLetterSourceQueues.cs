using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html</summary>
public static class ListDeadLetterSourceQueues
{
    public static Result<ListDeadLetterSourceQueuesResponse> Answer(SqsState state, ListDeadLetterSourceQueuesRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "ListDeadLetterSourceQueues", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var arn = found.Value.Queue.Arn;
        var page = Paged.Of(
            state.QueuesIn(Scope.Of(arn)).Where(q => q.Redrive?.DeadLetterTarget == arn), q => q.Name, request.NextToken,
            Math.Clamp(request.MaxResults ?? Limits.PageSize, 1, Limits.PageSize));
        return new ListDeadLetterSourceQueuesResponse
        {
            QueueUrls = page.Items.Select(q => SqsNames.Url(q.Arn, call)).ToValueList(),
            NextToken = page.Next,
        };
    }
}
