using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html</summary>
/// <remarks>What was asked to be deleted is.</remarks>
public static class GetServiceLinkedRoleDeletionStatus
{
    // Unverified: the text.
    public static Result<GetServiceLinkedRoleDeletionStatusResponse> Answer(
        IamState state, GetServiceLinkedRoleDeletionStatusRequest request, Call call) =>
        request.DeletionTaskId!.StartsWith("task/aws-service-role/", StringComparison.Ordinal)
            ? new GetServiceLinkedRoleDeletionStatusResponse { Status = "SUCCEEDED" }
            : Errors.InvalidInputException.With("Invalid deletion task id", "DeletionTaskId");
}
