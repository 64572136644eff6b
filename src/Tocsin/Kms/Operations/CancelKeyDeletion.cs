using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html</summary>
/// <remarks>The key is disabled then.</remarks>
public static class CancelKeyDeletion
{
    public static Result<Done<CancelKeyDeletionResponse>> Decide(KmsState state, CancelKeyDeletionRequest request, Call call)
    {
        var found = KmsErrors.Key("CancelKeyDeletion", state, request.KeyId, "KeyId", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var key = found.Value;
        // Unverified: the text.
        return key.DeletionDate is null
            ? Errors.KMSInvalidStateException.With($"{key.Arn} is not pending deletion.", "KeyId")
            : new Done<CancelKeyDeletionResponse>(
                new CancelKeyDeletionResponse { KeyId = key.Arn.ToString() }, [new Change.Put(key with { DeletionDate = null })]);
    }
}
