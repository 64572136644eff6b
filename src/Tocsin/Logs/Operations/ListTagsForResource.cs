using Tocsin.Aws;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsForResource.html</summary>
public static class ListTagsForResource
{
    public static Result<ListTagsForResourceResponse> Answer(LogsState state, ListTagsForResourceRequest request, Call call)
    {
        var found = LogsErrors.Tagged(state, request.ResourceArn);
        return found.Error is { } error ? error : new ListTagsForResourceResponse { Tags = found.Value.Tags };
    }
}
