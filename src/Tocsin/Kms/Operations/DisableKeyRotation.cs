using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html</summary>
public static class DisableKeyRotation
{
    public static Result<Done<Nothing>> Decide(KmsState state, DisableKeyRotationRequest request, Call call)
    {
        var found = KmsErrors.KeyInUse("DisableKeyRotation", state, request.KeyId, "KeyId", call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value with { Rotation = null })]);
    }
}
