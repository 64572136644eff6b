using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html</summary>
public static class ListTagsForResource
{
    public static Result<ListTagsForResourceResponse> Answer(EventBridgeState state, ListTagsForResourceRequest request, Call call)
    {
        var found = Tagged.Find(state, request.ResourceARN!, call);
        return found.Error is { } error ? error : new ListTagsForResourceResponse { Tags = Tagged.Of(found.Value) };
    }
}
