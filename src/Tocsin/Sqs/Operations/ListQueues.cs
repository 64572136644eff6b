using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html</summary>
public static class ListQueues
{
    public static Result<ListQueuesResponse> Answer(SqsState state, ListQueuesRequest request, Call call)
    {
        string prefix = request.QueueNamePrefix ?? "";
        var page = Paged.Of(
            state.QueuesIn(call.Scope).Where(q => q.Name.StartsWith(prefix, StringComparison.Ordinal)), q => q.Name, request.NextToken,
            Math.Clamp(request.MaxResults ?? Limits.PageSize, 1, Limits.PageSize));
        return new ListQueuesResponse
        {
            QueueUrls = page.Items.Select(q => SqsNames.Url(q.Arn, call)).ToValueList().UnlessEmpty,
            // Nobody who did not ask for pages goes on to a second one.
            NextToken = request.MaxResults is null ? null : page.Next,
        };
    }
}
