using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html</summary>
public static class PutRolePermissionsBoundary
{
    /// <remarks>As where a policy is attached, every well-formed ARN counts as one of a policy that exists.</remarks>
    public static Result<Done<Nothing>> Decide(IamState state, PutRolePermissionsBoundaryRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        if (!Arn.TryParse(request.PermissionsBoundary, out _))
        {
            return IamErrors.InvalidArn();
        }
        var role = found.Value with { PermissionsBoundary = request.PermissionsBoundary };
        return new Done<Nothing>(new Nothing(), [new Change.Put(role)]);
    }
}
