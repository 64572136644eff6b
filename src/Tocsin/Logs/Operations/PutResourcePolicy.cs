using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;
using Tocsin.Policies;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html</summary>
public static class PutResourcePolicy
{
    // Unverified: the texts; a policy of one group (ResourceArn) is not modelled.
    public static Result<Done<PutResourcePolicyResponse>> Decide(LogsState state, PutResourcePolicyRequest request, Call call)
    {
        if (request.PolicyName is not { } name || request.PolicyDocument is not { } document)
        {
            return LogsErrors.Invalid("A policy name and a policy document must be given.", "policyName");
        }
        if (PolicyDocument.Parse(document) is PolicyResult.Invalid { Error: var invalid })
        {
            return LogsErrors.Invalid($"Policy document is invalid: {invalid.Message}", "policyDocument") with
            {
                Pointer = invalid.Pointer,
            };
        }
        var policy = new LogResourcePolicy(LogsNames.Policy(call, name), name, document) { LastUpdated = call.Now };
        return state.FindPolicy(policy.Arn) is null && state.PoliciesIn(call.Scope).Count() >= Limits.ResourcePolicies
            ? Errors.LimitExceededException.With("Resource limit exceeded.", "policyName")
            : new Done<PutResourcePolicyResponse>(
                new PutResourcePolicyResponse { ResourcePolicy = DescribeResourcePolicies.Described(policy) }, [new Change.Put(policy)]);
    }
}
