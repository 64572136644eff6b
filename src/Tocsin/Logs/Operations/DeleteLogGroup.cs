using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html</summary>
public static class DeleteLogGroup
{
    public static Result<Done<Nothing>> Decide(LogsState state, DeleteLogGroupRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var group = found.Value.Group;
        // Unverified: the text.
        return group.DeletionProtectionEnabled == true
            ? Errors.ValidationException.With("Deletion protection is enabled for the log group.", "logGroupName")
            : new Done<Nothing>(new Nothing(), [new Change.Remove(group.Arn)]);
    }
}
