using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Iam.IamState>;

namespace Tocsin.Iam.Operations;

/// <summary>What IAM does.</summary>
public static class IamOperations
{
    public static Operations<IamState> All { get; } = new(
        IamApi.Service,
        Write(IamApi.CreateRole, CreateRole.Decide),
        Read(IamApi.GetRole, GetRole.Answer),
        Read(IamApi.ListRoles, ListRoles.Answer),
        Write(IamApi.UpdateRole, UpdateRole.Decide),
        Write(IamApi.UpdateRoleDescription, UpdateRoleDescription.Decide),
        Write(IamApi.UpdateAssumeRolePolicy, UpdateAssumeRolePolicy.Decide),
        Write(IamApi.DeleteRole, DeleteRole.Decide),
        Write(IamApi.PutRolePermissionsBoundary, PutRolePermissionsBoundary.Decide),
        Write(IamApi.DeleteRolePermissionsBoundary, DeleteRolePermissionsBoundary.Decide),
        Write(IamApi.CreateServiceLinkedRole, CreateServiceLinkedRole.Decide),
        Write(IamApi.DeleteServiceLinkedRole, DeleteServiceLinkedRole.Decide)
            .Without("whether its service still needs it is not asked"),
        Read(IamApi.GetServiceLinkedRoleDeletionStatus, GetServiceLinkedRoleDeletionStatus.Answer),
        Write(IamApi.PutRolePolicy, PutRolePolicy.Decide),
        Read(IamApi.GetRolePolicy, GetRolePolicy.Answer),
        Read(IamApi.ListRolePolicies, ListRolePolicies.Answer),
        Write(IamApi.DeleteRolePolicy, DeleteRolePolicy.Decide),
        Write(IamApi.AttachRolePolicy, AttachRolePolicy.Decide),
        Write(IamApi.DetachRolePolicy, DetachRolePolicy.Decide),
        Read(IamApi.ListAttachedRolePolicies, ListAttachedRolePolicies.Answer),
        Read(IamApi.ListInstanceProfilesForRole, ListInstanceProfilesForRole.Answer),
        Write(IamApi.CreatePolicy, CreatePolicy.Decide),
        Read(IamApi.GetPolicy, GetPolicy.Answer),
        Read(IamApi.ListPolicies, ListPolicies.Answer),
        Write(IamApi.DeletePolicy, DeletePolicy.Decide),
        Read(IamApi.ListEntitiesForPolicy, ListEntitiesForPolicy.Answer),
        Write(IamApi.CreatePolicyVersion, CreatePolicyVersion.Decide),
        Read(IamApi.GetPolicyVersion, GetPolicyVersion.Answer)
            .Without("of AWS's own policies only the text of AdministratorAccess is known"),
        Read(IamApi.ListPolicyVersions, ListPolicyVersions.Answer),
        Write(IamApi.SetDefaultPolicyVersion, SetDefaultPolicyVersion.Decide),
        Write(IamApi.DeletePolicyVersion, DeletePolicyVersion.Decide),
        Write(IamApi.TagRole, TagRole.Decide),
        Write(IamApi.UntagRole, UntagRole.Decide),
        Read(IamApi.ListRoleTags, ListRoleTags.Answer),
        Write(IamApi.TagPolicy, TagPolicy.Decide),
        Write(IamApi.UntagPolicy, UntagPolicy.Decide),
        Read(IamApi.ListPolicyTags, ListPolicyTags.Answer));
}
