using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html</summary>
public static class EnableKey
{
    public static Result<Done<Nothing>> Decide(KmsState state, EnableKeyRequest request, Call call)
    {
        var found = KmsErrors.KeyInUse("EnableKey", state, request.KeyId, "KeyId", call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value with { Enabled = true })]);
    }
}
