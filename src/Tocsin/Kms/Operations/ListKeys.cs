using Tocsin.Aws;
using Tocsin.Kms.Shapes;
using Tocsin.Text;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html</summary>
public static class ListKeys
{
    public static Result<ListKeysResponse> Answer(KmsState state, ListKeysRequest request, Call call)
    {
        var page = Paged.Of(
            state.KeysIn(call.Scope).Where(k => !(k.DeletionDate <= call.Now)), k => k.KeyId, request.Marker,
            request.Limit ?? Limits.PageSize);
        return new ListKeysResponse
        {
            Keys = page.Items.Select(k => new KeyListEntry { KeyId = k.KeyId, KeyArn = k.Arn.ToString() }).ToValueList(),
            NextMarker = page.Next,
            Truncated = page.Next is not null,
        };
    }
}
