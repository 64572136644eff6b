using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UntagResource.html</summary>
public static class UntagResource
{
    public static Result<Done<UntagResourceResponse>> Decide(EcsState state, UntagResourceRequest request, Call call)
    {
        if (Tagged.Find(state, request.ResourceArn, call) is not { } found)
        {
            return EcsErrors.ResourceNotFound();
        }
        var tags = Tagging.Without(Tagged.Of(found), request.TagKeys.GetValueOrDefault(), t => t.Key);
        return new Done<UntagResourceResponse>(new UntagResourceResponse(), [new Change.Put(Tagged.With(found, tags))]);
    }
}
