using Tocsin.Aws;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html</summary>
public static class DescribeLogGroups
{
    public static Result<DescribeLogGroupsResponse> Answer(LogsState state, DescribeLogGroupsRequest request, Call call)
    {
        if (request is { LogGroupNamePrefix: not null, LogGroupNamePattern: not null })
        {
            // Recorded on AWS 2026-02.
            return LogsErrors.Invalid(
                "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.", "logGroupNamePattern");
        }
        var page = Paged.Of(
            state.GroupsIn(call.Scope).Where(g => Matches(g.Group, request)), g => g.Group.Name, request.NextToken,
            request.Limit ?? Limits.PageSize);
        return new DescribeLogGroupsResponse { LogGroups = page.Items.Select(Described).ToValueList(), NextToken = page.Next };
    }

    private static bool Matches(LogGroup group, DescribeLogGroupsRequest request) =>
        (request.LogGroupNamePrefix is not { } prefix || group.Name.StartsWith(prefix, StringComparison.Ordinal))
        && (request.LogGroupNamePattern is not { } pattern || group.Name.Contains(pattern, StringComparison.Ordinal))
        && (request.LogGroupClass is not { } wanted || (group.LogGroupClass ?? "STANDARD") == wanted)
        && (request.LogGroupIdentifiers is not { } named || named.Any(n => n == group.Name || n == group.Arn.ToString()));

    private static Shapes.LogGroup Described(GroupLines lines) => new()
    {
        LogGroupName = lines.Group.Name,
        CreationTime = lines.Group.CreationTime?.ToUnixTimeMilliseconds(),
        RetentionInDays = (int?)lines.Group.Retention?.TotalDays,
        MetricFilterCount = 0,
        Arn = $"{lines.Group.Arn}:*",
        StoredBytes = lines.Lines.Bytes,
        KmsKeyId = lines.Group.KmsKeyId,
        LogGroupClass = lines.Group.LogGroupClass ?? "STANDARD",
        LogGroupArn = lines.Group.Arn.ToString(),
        DeletionProtectionEnabled = lines.Group.DeletionProtectionEnabled ?? false,
    };
}
