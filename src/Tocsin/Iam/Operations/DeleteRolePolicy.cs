using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html</summary>
public static class DeleteRolePolicy
{
    public static Result<Done<Nothing>> Decide(IamState state, DeleteRolePolicyRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var left = found.Value.InlinePolicies.Where(p => p.Name != request.PolicyName).ToValueList();
        if (left.Count == found.Value.InlinePolicies.Count)
        {
            return IamErrors.NoInlinePolicy(request.PolicyName!);
        }
        var role = found.Value with { InlinePolicies = left };
        return new Done<Nothing>(new Nothing(), [new Change.Put(role)]);
    }
}
