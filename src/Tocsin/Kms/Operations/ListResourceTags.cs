using Tocsin.Aws;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html</summary>
/// <remarks>In one page: a key has fifty tags at most.</remarks>
public static class ListResourceTags
{
    public static Result<ListResourceTagsResponse> Answer(KmsState state, ListResourceTagsRequest request, Call call)
    {
        var found = KmsErrors.Key("ListResourceTags", state, request.KeyId, "KeyId", call);
        return found.Error is { } error ? error : new ListResourceTagsResponse { Tags = found.Value.Tags, Truncated = false };
    }
}
