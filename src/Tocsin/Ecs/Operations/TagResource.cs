using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TagResource.html</summary>
public static class TagResource
{
    public static Result<Done<TagResourceResponse>> Decide(EcsState state, TagResourceRequest request, Call call)
    {
        if (Tagged.Find(state, request.ResourceArn, call) is not { } found)
        {
            return EcsErrors.ResourceNotFound();
        }
        var tags = Tagging.With(Tagged.Of(found), request.Tags.GetValueOrDefault(), t => t.Key);
        // Unverified: the text.
        return tags.Count > Limits.Tags
            ? EcsErrors.InvalidParameter("A resource can have up to 50 tags.", "tags")
            : new Done<TagResourceResponse>(new TagResourceResponse(), [new Change.Put(Tagged.With(found, tags))]);
    }
}
