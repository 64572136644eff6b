using Tocsin.Aws;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Sqs.Operations;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html</summary>
public static class ListQueueTags
{
    public static Result<ListQueueTagsResponse> Answer(SqsState state, ListQueueTagsRequest request, Call call)
    {
        var found = SqsErrors.Queue(state, request.QueueUrl, "ListQueueTags", call);
        return found.Error is { } error ? error : new ListQueueTagsResponse { Tags = found.Value.Queue.Tags.UnlessEmpty };
    }
}
