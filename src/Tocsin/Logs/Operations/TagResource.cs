using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html</summary>
public static class TagResource
{
    public static Result<Done<Nothing>> Decide(LogsState state, TagResourceRequest request, Call call)
    {
        var found = LogsErrors.Tagged(state, request.ResourceArn);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var tagged = LogsErrors.With(found.Value, request.Tags!.Value);
        return tagged.Error is { } error ? error : new Done<Nothing>(new Nothing(), [new Change.Put(tagged.Value)]);
    }
}
