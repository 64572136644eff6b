using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html</summary>
public static class UpdateRole
{
    /// <remarks>Unverified: a member that is not sent stays as it is.</remarks>
    public static Result<Done<UpdateRoleResponse>> Decide(IamState state, UpdateRoleRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var role = found.Value with { 
            Description = request.Description ?? found.Value.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? found.Value.MaxSessionDuration,
         };
        return new Done<UpdateRoleResponse>(new UpdateRoleResponse(), [new Change.Put(role)]);
    }
}
