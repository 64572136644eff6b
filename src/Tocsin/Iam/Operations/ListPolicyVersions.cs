using Tocsin.Aws;
using Tocsin.Iam.Shapes;
using Tocsin.Text;

namespace Tocsin.Iam.Operations;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html</summary>
public static class ListPolicyVersions
{
    /// <remarks>Newest first, and never more than one page: a policy has five versions at most.</remarks>
    public static Result<ListPolicyVersionsResponse> Answer(IamState state, ListPolicyVersionsRequest request, Call call)
    {
        var found = IamErrors.Policy(state, request.PolicyArn, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var policy = found.Value;
        return new ListPolicyVersionsResponse
        {
            Versions = policy.Versions.Reverse().Select(v => v.Shape(policy)).ToValueList(),
            IsTruncated = false,
        };
    }
}
