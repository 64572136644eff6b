using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html</summary>
public static class EnableKeyRotation
{
    public static Result<Done<Nothing>> Decide(KmsState state, EnableKeyRotationRequest request, Call call)
    {
        var found = KmsErrors.KeyInUse("EnableKeyRotation", state, request.KeyId, "KeyId", call);
        if (found.Error is { } error)
        {
            return error;
        }
        // Unverified: the text.
        return found.Value.IsSymmetric
            ? new Done<Nothing>(
                new Nothing(),
                [new Change.Put(found.Value with
                {
                    Rotation = new KeyRotation(call.Now, request.RotationPeriodInDays ?? Limits.RotationDays),
                })])
            : Errors.UnsupportedOperationException.With($"You cannot rotate the key {found.Value.Arn}.", "KeyId");
    }
}
