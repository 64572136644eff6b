using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html</summary>
/// <remarks>Managed policies are not kept here, so every well-formed ARN counts as one that exists.</remarks>
public static class AttachRolePolicy
{
    public sealed record Request(string? RoleName, string? PolicyArn);

    public sealed record Response;

    public static Result<Done<Response>> Decide(IamState state, Request request, Call call)
    {
        if (RequestConstraints.Name("RoleName", request.RoleName, Limits.RoleNameLength) is { } error)
        {
            return error;
        }
        if (state.FindByName(call.GlobalScope, request.RoleName!) is not { } role)
        {
            return RequestConstraints.NoRole(request.RoleName);
        }
        if (request.PolicyArn is not { } policy || (!Unknown.In(policy) && !Arn.TryParse(policy, out _)))
        {
            return new AwsError("InvalidInput", "Invalid ARN:  Could not be parsed!", 400, "PolicyArn");
        }
        var attached = role.AttachedPolicyArns.Contains(policy) ? role : role with { AttachedPolicyArns = role.AttachedPolicyArns.Add(policy) };
        return new Done<Response>(new Response(), [new Change.Put(attached)]);
    }
}
