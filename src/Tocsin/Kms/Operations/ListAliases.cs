using Tocsin.Aws;
using Tocsin.Kms.Shapes;
using Tocsin.Text;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html</summary>
/// <remarks>Those of AWS's own (<c>alias/aws/…</c>) are not there: their keys are made when a service first uses them.</remarks>
public static class ListAliases
{
    public static Result<ListAliasesResponse> Answer(KmsState state, ListAliasesRequest request, Call call)
    {
        Arn? key = null;
        if (request.KeyId is { } asked)
        {
            var found = KmsErrors.Key("ListAliases", state, asked, "KeyId", call);
            if (found.Error is { } error)
            {
                return error;
            }
            key = found.Value.Arn;
        }
        var page = Paged.Of(
            state.AliasesIn(call.Scope).Where(a => key is null || a.Key == key), a => a.Arn.Resource, request.Marker,
            request.Limit ?? Limits.PageSize);
        return new ListAliasesResponse
        {
            Aliases = page.Items.Select(Entry).ToValueList(),
            NextMarker = page.Next,
            Truncated = page.Next is not null,
        };
    }

    private static AliasListEntry Entry(Alias alias) => new()
    {
        AliasName = alias.Arn.Resource,
        AliasArn = alias.Arn.ToString(),
        TargetKeyId = alias.Key.Name,
        CreationDate = alias.Created,
        LastUpdatedDate = alias.Updated ?? alias.Created,
    };
}
