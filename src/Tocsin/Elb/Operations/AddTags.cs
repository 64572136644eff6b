using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddTags.html</summary>
public static class AddTags
{
    public static Result<Done<AddTagsResponse>> Decide(ElbState state, AddTagsRequest request, Call call)
    {
        var found = Tagged.All(state, request.ResourceArns);
        var given = request.Tags.GetValueOrDefault();
        if ((found.Error ?? ElbErrors.Tags(given)) is { } error)
        {
            return error;
        }
        var tagged = found.Value.ConvertAll(r => Tagged.With(r, Tagging.With(Tagged.Of(r), given, t => t.Key)));
        return tagged.Select(r => ElbErrors.Tags(Tagged.Of(r))).FirstOrDefault(e => e is not null) is { } many
            ? many
            : new Done<AddTagsResponse>(new AddTagsResponse(), tagged.Select(r => (Change)new Change.Put(r)).ToValueList());
    }
}
