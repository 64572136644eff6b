using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html</summary>
public static class ListEntitiesForPolicy
{
    /// <remarks>Users and groups are not kept here: a policy is attached to roles alone.</remarks>
    public static Result<ListEntitiesForPolicyResponse> Answer(IamState state, ListEntitiesForPolicyRequest request, Call call)
    {
        if (!Arn.TryParse(request.PolicyArn, out var arn))
        {
            return IamErrors.InvalidArn();
        }
        if (!AwsPolicies.Is(arn) && IamErrors.Policy(state, request.PolicyArn, call).Error is { } missing)
        {
            return missing;
        }
        var attached = request.PolicyUsageFilter is PolicyUsageType.PermissionsBoundary ? [] : state.RolesWith(arn, call.GlobalScope);
        var bounded = request.PolicyUsageFilter is PolicyUsageType.PermissionsPolicy ? [] : state.RolesWithin(arn, call.GlobalScope);
        var roles = request.EntityFilter is null or EntityType.Role ? attached.Union(bounded) : [];
        var page = Paged.Of(
            roles.Where(r => Names.PathOf(r.Arn).StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal))
                .OrderBy(r => r.Name, StringComparer.Ordinal),
            r => r.Name, request.Marker, request.MaxItems ?? Limits.PageSize);
        return new ListEntitiesForPolicyResponse
        {
            PolicyGroups = [],
            PolicyUsers = [],
            PolicyRoles = page.Items.Select(r => new PolicyRole { RoleName = r.Name, RoleId = r.RoleId }).ToValueList(),
            IsTruncated = page.Next is not null,
            Marker = page.Next,
        };
    }
}
