using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_UntagResource.html</summary>
public static class UntagResource
{
    public static Result<Done<UntagResourceResponse>> Decide(SnsState state, UntagResourceRequest request, Call call)
    {
        var found = SnsErrors.Tagged(state, request.ResourceArn, "UntagResource", call);
        return found.Error is { } error
            ? error
            : new Done<UntagResourceResponse>(
                new UntagResourceResponse(),
                [new Change.Put(found.Value with { Tags = Tagging.Without(found.Value.Tags, request.TagKeys!.Value, t => t.Key) })]);
    }
}
