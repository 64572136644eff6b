using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html</summary>
public static class PutRolePolicy
{
    public static Result<Done<Nothing>> Decide(IamState state, PutRolePolicyRequest request, Call call)
    {
        if (Constraints.IdentityPolicy(request.PolicyDocument!, "PolicyDocument") is { } error)
        {
            return error;
        }
        if (state.FindByName(call.GlobalScope, request.RoleName!) is not { } role)
        {
            return IamErrors.NoRole(request.RoleName);
        }
        var others = role.InlinePolicies.Where(p => p.Name != request.PolicyName).ToValueList();
        var changed = role with { InlinePolicies = others.Add(new InlinePolicy(request.PolicyName!, request.PolicyDocument!)) };
        return new Done<Nothing>(new Nothing(), [new Change.Put(changed)]);
    }
}
