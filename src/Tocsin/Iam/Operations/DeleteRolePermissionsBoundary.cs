using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html</summary>
public static class DeleteRolePermissionsBoundary
{
    public static Result<Done<Nothing>> Decide(IamState state, DeleteRolePermissionsBoundaryRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var role = found.Value with { PermissionsBoundary = null };
        return new Done<Nothing>(new Nothing(), [new Change.Put(role)]);
    }
}
