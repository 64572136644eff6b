using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html</summary>
/// <remarks>Of AWS's own policies, and where no server is asked, every well-formed ARN counts as one that exists.</remarks>
public static class AttachRolePolicy
{
    public static Result<Done<Nothing>> Decide(IamState state, AttachRolePolicyRequest request, Call call)
    {
        if (state.FindByName(call.GlobalScope, request.RoleName!) is not { } role)
        {
            return IamErrors.NoRole(request.RoleName);
        }
        string policy = request.PolicyArn!;
        if (!Unknown.In(policy) && !Arn.TryParse(policy, out _))
        {
            return IamErrors.InvalidArn();
        }
        // A policy that files do not declare may be there all the same.
        if (call.IsServed && Arn.TryParse(policy, out var arn) && !AwsPolicies.Is(arn) && state.FindPolicy(policy) is null)
        {
            return Errors.NoSuchEntityException.With(
                $"Policy {policy} does not exist or is not attachable.", "PolicyArn", cause: new Cause.Missing());
        }
        var attached = role.AttachedPolicyArns.Contains(policy) ? role
            : role with { AttachedPolicyArns = role.AttachedPolicyArns.Add(policy) };
        return new Done<Nothing>(new Nothing(), [new Change.Put(attached)]);
    }
}
