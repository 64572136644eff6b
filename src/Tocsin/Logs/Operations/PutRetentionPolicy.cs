using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</summary>
public static class PutRetentionPolicy
{
    private static readonly int[] Days = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public sealed record Request(string? LogGroupName, int RetentionInDays);

    public sealed record Response;

    public static Result<Done<Response>> Decide(LogsState state, Request request, Call call)
    {
        var arn = call.Arn("logs", $"log-group:{request.LogGroupName}");
        if (!Days.Contains(request.RetentionInDays))
        {
            // Unverified: the text.
            return new AwsError(
                "InvalidParameterException",
                $"1 validation error detected: Value '{request.RetentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", Days)}]",
                Member: "RetentionInDays");
        }
        // Recorded on AWS 2026-02.
        return state.Find(arn) is not { } group
            ? new AwsError("ResourceNotFoundException", "The specified log group does not exist.", Member: "LogGroupName")
            : new Done<Response>(new Response(), [new Change.Put(group with { Retention = TimeSpan.FromDays(request.RetentionInDays) })]);
    }
}
