using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html</summary>
public static class GetRolePolicy
{
    public static Result<GetRolePolicyResponse> Answer(IamState state, GetRolePolicyRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        return found.Value.InlinePolicies.FirstOrDefault(p => p.Name == request.PolicyName) is not { } policy
            ? IamErrors.NoInlinePolicy(request.PolicyName!)
            : new GetRolePolicyResponse
            {
                RoleName = found.Value.Name,
                PolicyName = policy.Name,
                PolicyDocument = Uri.EscapeDataString(policy.Document),
            };
    }
}
