using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Role = Tocsin.Iam.Role;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html</summary>
public static class CreateRole
{
    public static Result<Done<CreateRoleResponse>> Decide(IamState state, CreateRoleRequest request, Call call)
    {
        if (Constraints.TrustPolicy(request.AssumeRolePolicyDocument!, "AssumeRolePolicyDocument") is { } error)
        {
            return error;
        }
        if (state.FindByName(call.GlobalScope, request.RoleName!) is not null)
        {
            return IamErrors.Taken($"Role with name {request.RoleName} already exists.", "RoleName");
        }
        var arn = new Arn(call.Partition, "iam", "", call.Account.ToString(), $"role{request.Path ?? "/"}{request.RoleName}");
        var role = new Role(arn, request.RoleName!, request.AssumeRolePolicyDocument!, PermissionsBoundary: request.PermissionsBoundary)
        {
            RoleId = $"AROA{call.Ids.Hex(17).ToUpperInvariant()}",
            CreateDate = call.Now,
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration,
            Tags = request.Tags ?? [],
        };
        // How long its sessions may last, is told by GetRole only.
        return new Done<CreateRoleResponse>(
            new CreateRoleResponse { Role = role.Shape with { MaxSessionDuration = null } }, [new Change.Put(role)]);
    }
}
