using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveTags.html</summary>
public static class RemoveTags
{
    public static Result<Done<RemoveTagsResponse>> Decide(ElbState state, RemoveTagsRequest request, Call call)
    {
        var found = Tagged.All(state, request.ResourceArns);
        return found.Error is { } error
            ? error
            : new Done<RemoveTagsResponse>(
                new RemoveTagsResponse(),
                found.Value.Select(r => (Change)new Change.Put(
                    Tagged.With(r, Tagging.Without(Tagged.Of(r), request.TagKeys.GetValueOrDefault(), t => t.Key)))).ToValueList());
    }
}
