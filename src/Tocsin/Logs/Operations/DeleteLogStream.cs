using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogStream.html</summary>
public static class DeleteLogStream
{
    public static Result<Done<Nothing>> Decide(LogsState state, DeleteLogStreamRequest request, Call call)
    {
        var group = LogsErrors.Group(state, request.LogGroupName, call);
        if (group.Error is { } noGroup)
        {
            return noGroup;
        }
        var found = LogsErrors.Stream(group.Value, request.LogStreamName);
        return found.Error is { } error ? error : new Done<Nothing>(new Nothing(), [new Change.Remove(found.Value.Stream.Arn)]);
    }
}
