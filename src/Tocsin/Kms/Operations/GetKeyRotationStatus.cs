using Tocsin.Aws;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html</summary>
public static class GetKeyRotationStatus
{
    public static Result<GetKeyRotationStatusResponse> Answer(KmsState state, GetKeyRotationStatusRequest request, Call call)
    {
        var found = KmsErrors.Key("GetKeyRotationStatus", state, request.KeyId, "KeyId", call);
        return found.Error is { } error ? error : new GetKeyRotationStatusResponse
        {
            KeyRotationEnabled = found.Value.Rotation is not null,
            KeyId = found.Value.Arn.ToString(),
            RotationPeriodInDays = found.Value.Rotation?.PeriodDays,
            NextRotationDate = found.Value.Rotation?.NextAfter(call.Now),
        };
    }
}
