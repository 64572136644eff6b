using Tocsin.Aws;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html</summary>
public static class ListTagsForResource
{
    public static Result<ListTagsForResourceResponse> Answer(SnsState state, ListTagsForResourceRequest request, Call call)
    {
        var found = SnsErrors.Tagged(state, request.ResourceArn, "ListTagsForResource", call);
        return found.Error is { } error ? error : new ListTagsForResourceResponse { Tags = found.Value.Tags };
    }
}
