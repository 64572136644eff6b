using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html</summary>
/// <remarks>Until then nobody can use it, and it can be kept. Its aliases lead to it as before.</remarks>
public static class ScheduleKeyDeletion
{
    public static Result<Done<ScheduleKeyDeletionResponse>> Decide(KmsState state, ScheduleKeyDeletionRequest request, Call call)
    {
        var found = KmsErrors.KeyInUse("ScheduleKeyDeletion", state, request.KeyId, "KeyId", call);
        if (found.Error is { } error)
        {
            return error;
        }
        int days = request.PendingWindowInDays ?? Limits.PendingDays;
        if (days is < Limits.LeastPendingDays or > Limits.PendingDays)
        {
            // Unverified: the text.
            return new AwsError(
                KmsApi.Service.ConstraintCode,
                $"PendingWindowInDays must be between {Limits.LeastPendingDays} and {Limits.PendingDays} (inclusive).",
                Member: "PendingWindowInDays");
        }
        var key = found.Value with { Enabled = false, DeletionDate = call.Now.AddDays(days) };
        return new Done<ScheduleKeyDeletionResponse>(
            new ScheduleKeyDeletionResponse
            {
                KeyId = key.Arn.ToString(),
                DeletionDate = key.DeletionDate,
                KeyState = "PendingDeletion",
                PendingWindowInDays = days,
            },
            [new Change.Put(key)]);
    }
}
