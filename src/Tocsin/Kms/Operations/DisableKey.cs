using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html</summary>
public static class DisableKey
{
    public static Result<Done<Nothing>> Decide(KmsState state, DisableKeyRequest request, Call call)
    {
        var found = KmsErrors.KeyInUse("DisableKey", state, request.KeyId, "KeyId", call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value with { Enabled = false })]);
    }
}
