using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html</summary>
public static class UpdateAlias
{
    public static Result<Done<Nothing>> Decide(KmsState state, UpdateAliasRequest request, Call call)
    {
        var alias = KmsErrors.Alias(state, request.AliasName!, call);
        if (alias.Error is { } missing)
        {
            return missing;
        }
        var key = KmsErrors.KeyInUse("UpdateAlias", state, request.TargetKeyId, "TargetKeyId", call);
        return key.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(alias.Value with { Key = key.Value.Arn, Updated = call.Now })]);
    }
}
