using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html</summary>
public static class DeleteAlias
{
    public static Result<Done<Nothing>> Decide(KmsState state, DeleteAliasRequest request, Call call)
    {
        var found = KmsErrors.Alias(state, request.AliasName!, call);
        return found.Error is { } error ? error : new Done<Nothing>(new Nothing(), [new Change.Remove(found.Value.Arn)]);
    }
}
