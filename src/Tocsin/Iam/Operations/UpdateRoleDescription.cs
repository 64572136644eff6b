using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html</summary>
public static class UpdateRoleDescription
{
    public static Result<Done<UpdateRoleDescriptionResponse>> Decide(IamState state, UpdateRoleDescriptionRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var role = found.Value with { Description = request.Description };
        return new Done<UpdateRoleDescriptionResponse>(new UpdateRoleDescriptionResponse { Role = role.Shape }, [new Change.Put(role)]);
    }
}
