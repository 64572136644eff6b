using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html</summary>
public static class TagResource
{
    public static Result<Done<Nothing>> Decide(KmsState state, TagResourceRequest request, Call call)
    {
        var found = KmsErrors.KeyInUse("TagResource", state, request.KeyId, "KeyId", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var tags = Tagging.With(found.Value.Tags, request.Tags!.Value, t => t.TagKey);
        // Unverified: the text.
        return tags.Count > Limits.Tags
            ? Errors.TagException.With("Too many tags", "Tags")
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value with { Tags = tags })]);
    }
}
