using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html</summary>
public static class DeletePolicy
{
    public static Result<Done<Nothing>> Decide(IamState state, DeletePolicyRequest request, Call call)
    {
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var policy = found.Value;
        return state.RolesWith(policy.Arn, call.GlobalScope).Concat(state.RolesWithin(policy.Arn, call.GlobalScope)).Any()
            ? IamErrors.Conflict("Cannot delete a policy attached to entities.")
            : policy.Versions.Count > 1
            ? IamErrors.Conflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
                + "The default version is deleted with the policy.")
            : new Done<Nothing>(new Nothing(), [new Change.Remove(policy.Arn)]);
    }
}
