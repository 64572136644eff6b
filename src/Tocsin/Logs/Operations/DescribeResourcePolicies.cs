using Tocsin.Aws;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeResourcePolicies.html</summary>
public static class DescribeResourcePolicies
{
    public static Result<DescribeResourcePoliciesResponse> Answer(LogsState state, DescribeResourcePoliciesRequest request, Call call)
    {
        var page = Paged.Of(state.PoliciesIn(call.Scope), p => p.Name, request.NextToken, request.Limit ?? Limits.PageSize);
        return new DescribeResourcePoliciesResponse
        {
            ResourcePolicies = page.Items.Select(Described).ToValueList(),
            NextToken = page.Next,
        };
    }

    internal static ResourcePolicy Described(LogResourcePolicy policy) => new()
    {
        PolicyName = policy.Name,
        PolicyDocument = policy.Document,
        LastUpdatedTime = policy.LastUpdated?.ToUnixTimeMilliseconds(),
    };
}
