using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html</summary>
public static class ListRoleTags
{
    public static Result<ListRoleTagsResponse> Answer(IamState state, ListRoleTagsRequest request, Call call)
    {
        var found = IamErrors.Role(state, request.RoleName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var page = Paged.Of(
            found.Value.Tags.OrderBy(t => t.Key, StringComparer.Ordinal), t => t.Key!, request.Marker, request.MaxItems ?? Limits.PageSize);
        return new ListRoleTagsResponse { Tags = page.Items, IsTruncated = page.Next is not null, Marker = page.Next };
    }
}
