using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html</summary>
public static class TagResource
{
    public static Result<Done<TagResourceResponse>> Decide(SnsState state, TagResourceRequest request, Call call)
    {
        var found = SnsErrors.Tagged(state, request.ResourceArn, "TagResource", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var given = request.Tags!.Value;
        var tags = Tagging.With(found.Value.Tags, given, t => t.Key);
        return (Refusal(given) ?? Refusal(tags)) is { } refused
            ? refused
            : new Done<TagResourceResponse>(new TagResourceResponse(), [new Change.Put(found.Value with { Tags = tags })]);
    }

    /// <summary>Why a topic cannot have these tags; null where it can.</summary>
    internal static AwsError? Refusal(ValueList<Tag> tags) =>
        tags.Select(t => t.Key).Distinct().Count() < tags.Count ? SnsErrors.Invalid("Duplicated keys are not allowed.", "Tags")
        // Unverified: the text.
        : tags.Count > Limits.Tags
            ? Errors.TagLimitExceededException.With("Could not complete request: tag quota of per resource exceeded", "Tags")
        : null;
}
