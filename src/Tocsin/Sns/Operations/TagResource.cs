using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html</summary>
public static class TagResource
{
    public static Result<Done<TagResourceResponse>> Decide(SnsState state, TagResourceRequest request, Call call)
    {
        var found = SnsErrors.Tagged(state, request.ResourceArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var given = request.Tags!.Value;
        if (given.Select(t => t.Key).Distinct().Count() < given.Count)
        {
            return SnsErrors.Invalid("Duplicated keys are not allowed.", "Tags");
        }
        var tags = Tagging.With(found.Value.Tags, given, t => t.Key);
        // Unverified: the text.
        return tags.Count > Limits.Tags
            ? Errors.TagLimitExceededException.With("Could not complete request: tag quota of per resource exceeded", "Tags")
            : new Done<TagResourceResponse>(new TagResourceResponse(), [new Change.Put(found.Value with { Tags = tags })]);
    }
}
