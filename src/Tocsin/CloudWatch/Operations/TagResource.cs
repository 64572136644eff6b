using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html</summary>
public static class TagResource
{
    public static Result<Done<TagResourceResponse>> Decide(CloudWatchState state, TagResourceRequest request, Call call)
    {
        var found = CloudWatchErrors.Tagged(state, request.ResourceARN);
        if (found.Error is { } error)
        {
            return error;
        }
        var tags = Tagging.With(found.Value.Tags, request.Tags!.Value, t => t.Key);
        // Unverified: the text.
        return tags.Count > Limits.Tags
            ? Errors.InvalidParameterValueException.With("A resource can have up to 50 tags", "Tags")
            : new Done<TagResourceResponse>(new TagResourceResponse(), [new Change.Put(found.Value with { Tags = tags })]);
    }
}
