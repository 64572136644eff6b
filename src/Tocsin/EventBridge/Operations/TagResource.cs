using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html</summary>
public static class TagResource
{
    public static Result<Done<TagResourceResponse>> Decide(EventBridgeState state, TagResourceRequest request, Call call)
    {
        var found = Tagged.Find(state, request.ResourceARN!, call);
        return found.Error is { } error
            ? error
            : new Done<TagResourceResponse>(
                new TagResourceResponse(),
                [new Change.Put(Tagged.With(found.Value, Tagging.With(Tagged.Of(found.Value), request.Tags!.Value, t => t.Key)))]);
    }
}
