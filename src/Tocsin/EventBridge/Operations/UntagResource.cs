using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html</summary>
public static class UntagResource
{
    public static Result<Done<UntagResourceResponse>> Decide(EventBridgeState state, UntagResourceRequest request, Call call)
    {
        var found = Tagged.Find(state, request.ResourceARN!, call);
        return found.Error is { } error
            ? error
            : new Done<UntagResourceResponse>(
                new UntagResourceResponse(),
                [new Change.Put(Tagged.With(found.Value, Tagging.Without(Tagged.Of(found.Value), request.TagKeys!.Value, t => t.Key)))]);
    }
}
