using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html</summary>
public static class PutRolePolicy
{
    public sealed record Request(string? RoleName, string? PolicyName, string? PolicyDocument);

    public sealed record Response;

    public static Result<Done<Response>> Decide(IamState state, Request request, Call call)
    {
        if ((RequestConstraints.Name("RoleName", request.RoleName, Limits.RoleNameLength)
            ?? RequestConstraints.Name("PolicyName", request.PolicyName, Limits.PolicyNameLength)
            ?? RequestConstraints.IdentityPolicy(request.PolicyDocument, "PolicyDocument")) is { } error)
        {
            return error;
        }
        if (state.FindByName(call.GlobalScope, request.RoleName!) is not { } role)
        {
            return RequestConstraints.NoRole(request.RoleName);
        }
        var others = role.InlinePolicies.Where(p => p.Name != request.PolicyName).ToValueList();
        var changed = role with { InlinePolicies = others.Add(new InlinePolicy(request.PolicyName!, request.PolicyDocument!)) };
        return new Done<Response>(new Response(), [new Change.Put(changed)]);
    }
}
