using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Role = Tocsin.Iam.Role;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html</summary>
public static class CreateServiceLinkedRole
{
    public static Result<Done<CreateServiceLinkedRoleResponse>> Decide(IamState state, CreateServiceLinkedRoleRequest request, Call call)
    {
        string service = request.AWSServiceName!;
        string name = ServiceLinkedRole.NameOf(service, request.CustomSuffix);
        if (state.FindByName(call.GlobalScope, name) is not null)
        {
            // Unverified: the text.
            return Errors.InvalidInputException.With(
                $"Service role name {name} has been taken in this account, please try a different suffix.", "AWSServiceName");
        }
        var role = new Role(ServiceLinkedRole.ArnOf(call, service, name), name, ServiceLinkedRole.TrustOf(service))
        {
            RoleId = $"AROA{call.Ids.Hex(17).ToUpperInvariant()}",
            CreateDate = call.Now,
            Description = request.Description,
        };
        return new Done<CreateServiceLinkedRoleResponse>(
            new CreateServiceLinkedRoleResponse { Role = role.Shape with { MaxSessionDuration = null } }, [new Change.Put(role)]);
    }
}
