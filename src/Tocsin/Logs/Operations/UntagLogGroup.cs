using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagLogGroup.html</summary>
public static class UntagLogGroup
{
    public static Result<Done<Nothing>> Decide(LogsState state, UntagLogGroupRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(LogsErrors.Without(found.Value.Group, request.Tags!.Value))]);
    }
}
