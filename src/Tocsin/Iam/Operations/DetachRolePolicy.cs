using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html</summary>
public static class DetachRolePolicy
{
    public static Result<Done<Nothing>> Decide(IamState state, DetachRolePolicyRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var left = found.Value.AttachedPolicyArns.Where(p => p != request.PolicyArn).ToValueList();
        if (left.Count == found.Value.AttachedPolicyArns.Count)
        {
            return Arn.TryParse(request.PolicyArn, out _) ? IamErrors.NoPolicy(request.PolicyArn!) : IamErrors.InvalidArn();
        }
        var role = found.Value with { AttachedPolicyArns = left };
        return new Done<Nothing>(new Nothing(), [new Change.Put(role)]);
    }
}
