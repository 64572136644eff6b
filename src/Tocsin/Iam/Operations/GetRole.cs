using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html</summary>
public static class GetRole
{
    /// <remarks>No use of a role is recorded here, so that its last one is told as that of a role which nobody used.</remarks>
    public static Result<GetRoleResponse> Answer(IamState state, GetRoleRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        return new GetRoleResponse { Role = found.Value.Shape with { RoleLastUsed = new RoleLastUsed() } };
    }
}
