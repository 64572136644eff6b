using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html</summary>
public static class ListInstanceProfilesForRole
{
    /// <remarks>Instance profiles are not kept here: no role has one.</remarks>
    public static Result<ListInstanceProfilesForRoleResponse> Answer(IamState state, ListInstanceProfilesForRoleRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        return new ListInstanceProfilesForRoleResponse { InstanceProfiles = [], IsTruncated = false };
    }
}
