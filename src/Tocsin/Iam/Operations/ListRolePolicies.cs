using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html</summary>
public static class ListRolePolicies
{
    public static Result<ListRolePoliciesResponse> Answer(IamState state, ListRolePoliciesRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var page = Paged.Of(
            found.Value.InlinePolicies.Select(p => p.Name).Order(StringComparer.Ordinal),
            n => n, request.Marker, request.MaxItems ?? Limits.PageSize);
        return new ListRolePoliciesResponse { PolicyNames = page.Items, IsTruncated = page.Next is not null, Marker = page.Next };
    }
}
