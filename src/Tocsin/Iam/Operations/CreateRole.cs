using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html</summary>
public static class CreateRole
{
    /// <param name="Path">Null is <c>/</c>.</param>
    public sealed record Request(string? RoleName, string? AssumeRolePolicyDocument, string? Path = null, string? PermissionsBoundary = null);

    public sealed record Response(Role Role);

    public static Result<Done<Response>> Decide(IamState state, Request request, Call call)
    {
        if ((RequestConstraints.Name("RoleName", request.RoleName, Limits.RoleNameLength)
            ?? RequestConstraints.TrustPolicy(request.AssumeRolePolicyDocument, "AssumeRolePolicyDocument")) is { } error)
        {
            return error;
        }
        if (state.FindByName(call.GlobalScope, request.RoleName!) is not null)
        {
            return new AwsError("EntityAlreadyExists", $"Role with name {request.RoleName} already exists.", 409, "RoleName");
        }
        var arn = new Arn(call.Partition, "iam", "", call.Account.ToString(), $"role{request.Path ?? "/"}{request.RoleName}");
        var role = new Role(arn, request.RoleName!, request.AssumeRolePolicyDocument!, PermissionsBoundary: request.PermissionsBoundary);
        return new Done<Response>(new Response(role), [new Change.Put(role)]);
    }
}
