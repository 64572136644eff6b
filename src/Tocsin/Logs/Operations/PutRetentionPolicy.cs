using System.Globalization;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</summary>
public static class PutRetentionPolicy
{
    private static readonly int[] Days = [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static Result<Done<Nothing>> Decide(LogsState state, PutRetentionPolicyRequest request, Call call)
    {
        var arn = call.Arn("logs", $"log-group:{request.LogGroupName}");
        int days = request.RetentionInDays!.Value;
        if (!Days.Contains(days))
        {
            // Unverified: the text.
            var found = new Violations();
            found.Break(
                "retentionInDays", string.Create(CultureInfo.InvariantCulture, $"Value '{days}'"),
                $"Member must satisfy enum value set: [{string.Join(", ", Days)}]");
            return found.Refusal(LogsApi.Service.ConstraintCode)!;
        }
        // Recorded on AWS 2026-02.
        return state.Find(arn) is not { } group
            ? Errors.ResourceNotFoundException.With("The specified log group does not exist.", "logGroupName", cause: new Cause.Missing())
            : new Done<Nothing>(new Nothing(), [new Change.Put(group with { Retention = TimeSpan.FromDays(days) })]);
    }
}
