using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html</summary>
/// <remarks>It is gone at once: whether its service still needs it is not asked.</remarks>
public static class DeleteServiceLinkedRole
{
    public static Result<Done<DeleteServiceLinkedRoleResponse>> Decide(IamState state, DeleteServiceLinkedRoleRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        return found.Error is { } error ? error
            : !ServiceLinkedRole.Is(found.Value) ? IamErrors.NoRole(request.RoleName)
            : new Done<DeleteServiceLinkedRoleResponse>(
                new DeleteServiceLinkedRoleResponse
                {
                    DeletionTaskId = $"task/{found.Value.Arn.Resource["role/".Length..]}/{call.Ids.Uuid()}",
                },
                [new Change.Remove(found.Value.Arn)]);
    }
}
