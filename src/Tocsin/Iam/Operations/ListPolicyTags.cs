using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html</summary>
public static class ListPolicyTags
{
    public static Result<ListPolicyTagsResponse> Answer(IamState state, ListPolicyTagsRequest request, Call call)
    {
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var page = Paged.Of(
            found.Value.Tags.OrderBy(t => t.Key, StringComparer.Ordinal), t => t.Key!, request.Marker, request.MaxItems ?? Limits.PageSize);
        return new ListPolicyTagsResponse { Tags = page.Items, IsTruncated = page.Next is not null, Marker = page.Next };
    }
}
