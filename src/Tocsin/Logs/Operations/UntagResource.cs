using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagResource.html</summary>
public static class UntagResource
{
    public static Result<Done<Nothing>> Decide(LogsState state, UntagResourceRequest request, Call call)
    {
        var found = LogsErrors.Tagged(state, request.ResourceArn);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(LogsErrors.Without(found.Value, request.TagKeys!.Value))]);
    }
}
