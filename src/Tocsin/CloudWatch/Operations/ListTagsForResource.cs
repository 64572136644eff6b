using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html</summary>
public static class ListTagsForResource
{
    public static Result<ListTagsForResourceResponse> Answer(CloudWatchState state, ListTagsForResourceRequest request, Call call)
    {
        var found = CloudWatchErrors.Tagged(state, request.ResourceARN);
        return found.Error is { } error ? error : new ListTagsForResourceResponse { Tags = found.Value.Tags };
    }
}
