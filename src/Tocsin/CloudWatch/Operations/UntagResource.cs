using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_UntagResource.html</summary>
public static class UntagResource
{
    public static Result<Done<UntagResourceResponse>> Decide(CloudWatchState state, UntagResourceRequest request, Call call)
    {
        var found = CloudWatchErrors.Tagged(state, request.ResourceARN);
        if (found.Error is { } error)
        {
            return error;
        }
        var tags = Tagging.Without(found.Value.Tags, request.TagKeys!.Value, t => t.Key);
        return new Done<UntagResourceResponse>(new UntagResourceResponse(), [new Change.Put(found.Value with { Tags = tags })]);
    }
}
