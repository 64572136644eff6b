using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html</summary>
public static class ListPolicies
{
    /// <remarks>A list tells neither descriptions nor tags, as its reference says. Of AWS's own it has those that are known here.</remarks>
    public static Result<ListPoliciesResponse> Answer(IamState state, ListPoliciesRequest request, Call call)
    {
        var own = request.Scope is PolicyScopeType.Aws ? [] : state.PoliciesIn(call.GlobalScope).Select(p => p.Shape(state));
        var aws = request.Scope is PolicyScopeType.Local ? []
            : AwsPolicies.All(call.Partition).Select(p => AwsPolicies.Shape(p, state, call.GlobalScope));
        var page = Paged.Of(
            own.Concat(aws).Where(p => IsAsked(p, request)).OrderBy(p => p.Arn, StringComparer.Ordinal),
            p => p.Arn!, request.Marker, request.MaxItems ?? Limits.PageSize);
        return new ListPoliciesResponse
        {
            Policies = page.Items.Select(p => p with { Description = null, Tags = null }).ToValueList(),
            IsTruncated = page.Next is not null,
            Marker = page.Next,
        };
    }

    private static bool IsAsked(Policy policy, ListPoliciesRequest request) =>
        policy.Path!.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)
        && (request.OnlyAttached != true || policy.AttachmentCount > 0)
        && request.PolicyUsageFilter switch
        {
            PolicyUsageType.PermissionsPolicy => policy.AttachmentCount > 0,
            PolicyUsageType.PermissionsBoundary => policy.PermissionsBoundaryUsageCount > 0,
            _ => true,
        };
}
