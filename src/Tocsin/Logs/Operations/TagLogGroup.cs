using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagLogGroup.html</summary>
public static class TagLogGroup
{
    public static Result<Done<Nothing>> Decide(LogsState state, TagLogGroupRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var tagged = LogsErrors.With(found.Value.Group, request.Tags!.Value);
        return tagged.Error is { } error ? error : new Done<Nothing>(new Nothing(), [new Change.Put(tagged.Value)]);
    }
}
