using Tocsin.Aws;
using Tocsin.Ecs.Shapes;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTagsForResource.html</summary>
public static class ListTagsForResource
{
    public static Result<ListTagsForResourceResponse> Answer(EcsState state, ListTagsForResourceRequest request, Call call) =>
        Tagged.Find(state, request.ResourceArn, call) is { } found
            ? new ListTagsForResourceResponse { Tags = Tagged.Of(found) }
            : EcsErrors.ResourceNotFound();
}
