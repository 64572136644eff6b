using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteRetentionPolicy.html</summary>
public static class DeleteRetentionPolicy
{
    public static Result<Done<Nothing>> Decide(LogsState state, DeleteRetentionPolicyRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value.Group with { Retention = null })]);
    }
}
