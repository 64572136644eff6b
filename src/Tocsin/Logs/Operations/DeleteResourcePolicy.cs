using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteResourcePolicy.html</summary>
public static class DeleteResourcePolicy
{
    public static Result<Done<Nothing>> Decide(LogsState state, DeleteResourcePolicyRequest request, Call call) =>
        state.FindPolicy(LogsNames.Policy(call, request.PolicyName ?? "")) is { } policy
            ? new Done<Nothing>(new Nothing(), [new Change.Remove(policy.Arn)])
            // Unverified: the text.
            : Errors.ResourceNotFoundException.With(
                $"Policy with name [{request.PolicyName}] does not exist.", "policyName", cause: new Cause.Missing());
}
