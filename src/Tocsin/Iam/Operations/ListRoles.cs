using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html</summary>
public static class ListRoles
{
    /// <remarks>A list tells neither boundaries nor tags, as its reference says.</remarks>
    public static Result<ListRolesResponse> Answer(IamState state, ListRolesRequest request, Call call)
    {
        var page = Paged.Of(
            state.RolesIn(call.GlobalScope).Where(r => Names.PathOf(r.Arn).StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)),
            r => r.Name, request.Marker, request.MaxItems ?? Limits.PageSize);
        return new ListRolesResponse
        {
            Roles = page.Items.Select(r => r.Shape with { PermissionsBoundary = null, Tags = null }).ToValueList(),
            IsTruncated = page.Next is not null,
            Marker = page.Next,
        };
    }
}
