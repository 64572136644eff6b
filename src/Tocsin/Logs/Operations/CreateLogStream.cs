using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html</summary>
public static class CreateLogStream
{
    public static Result<Done<Nothing>> Decide(LogsState state, CreateLogStreamRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        string name = request.LogStreamName!;
        // Recorded on AWS 2026-02.
        return found.Value.Find(name) is not null
            ? Errors.ResourceAlreadyExistsException.With("The specified log stream already exists", "logStreamName")
            : new Done<Nothing>(new Nothing(), [new Change.Put(LogStream.Of(found.Value.Group.Arn, name, call.Now))]);
    }
}
