using Tocsin.Aws;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsLogGroup.html</summary>
public static class ListTagsLogGroup
{
    public static Result<ListTagsLogGroupResponse> Answer(LogsState state, ListTagsLogGroupRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, call);
        return found.Error is { } error ? error : new ListTagsLogGroupResponse { Tags = found.Value.Group.Tags };
    }
}
