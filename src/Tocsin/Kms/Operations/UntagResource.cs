using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html</summary>
public static class UntagResource
{
    public static Result<Done<Nothing>> Decide(KmsState state, UntagResourceRequest request, Call call)
    {
        var found = KmsErrors.KeyInUse("UntagResource", state, request.KeyId, "KeyId", call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(
                new Nothing(),
                [new Change.Put(found.Value with { Tags = Tagging.Without(found.Value.Tags, request.TagKeys!.Value, t => t.TagKey) })]);
    }
}
