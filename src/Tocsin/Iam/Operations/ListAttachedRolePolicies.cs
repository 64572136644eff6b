using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html</summary>
public static class ListAttachedRolePolicies
{
    public static Result<ListAttachedRolePoliciesResponse> Answer(IamState state, ListAttachedRolePoliciesRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var page = Paged.Of(
            found.Value.AttachedPolicyArns.Order(StringComparer.Ordinal).Select(Arn.Parse)
                .Where(p => Names.PathOf(p).StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)),
            p => p.ToString(), request.Marker, request.MaxItems ?? Limits.PageSize);
        return new ListAttachedRolePoliciesResponse
        {
            AttachedPolicies =
                page.Items.Select(p => new AttachedPolicy { PolicyName = p.Name, PolicyArn = p.ToString() }).ToValueList(),
            IsTruncated = page.Next is not null,
            Marker = page.Next,
        };
    }
}
