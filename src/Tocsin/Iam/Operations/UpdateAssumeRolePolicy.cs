using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html</summary>
public static class UpdateAssumeRolePolicy
{
    public static Result<Done<Nothing>> Decide(IamState state, UpdateAssumeRolePolicyRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        if (Constraints.TrustPolicy(request.PolicyDocument!, "PolicyDocument") is { } malformed)
        {
            return malformed;
        }
        var role = found.Value with { TrustPolicy = request.PolicyDocument! };
        return new Done<Nothing>(new Nothing(), [new Change.Put(role)]);
    }
}
