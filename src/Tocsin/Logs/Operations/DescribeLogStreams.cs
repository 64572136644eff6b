using Tocsin.Aws;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html</summary>
public static class DescribeLogStreams
{
    public static Result<DescribeLogStreamsResponse> Answer(LogsState state, DescribeLogStreamsRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, request.LogGroupIdentifier, call);
        if (found.Error is { } error)
        {
            return error;
        }
        bool byTime = request.OrderBy == "LastEventTime";
        if (byTime && request.LogStreamNamePrefix is not null)
        {
            // Unverified: the text.
            return LogsErrors.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.", "orderBy");
        }
        int most = request.Limit ?? Limits.PageSize;
        var ordered = In(found.Value, request, Key, byTime).Take(most + 1).ToList();
        return new DescribeLogStreamsResponse
        {
            LogStreams = ordered.Take(most).Select(Described).ToValueList(),
            NextToken = ordered.Count > most ? Key(ordered[most - 1]) : null,
        };

        string Key(StreamLines stream) =>
            byTime ? stream.Lines.Last?.At + "/" + stream.Stream.Name : stream.Stream.Name;
    }

    /// <summary>Those that are asked for, in the order asked for, behind those of the pages before.</summary>
    private static IEnumerable<StreamLines> In(
        GroupLines group, DescribeLogStreamsRequest request, Func<StreamLines, string> key, bool byTime)
    {
        var streams = group.Streams.Values.Where(
            s => request.LogStreamNamePrefix is not { } prefix || s.Stream.Name.StartsWith(prefix, StringComparison.Ordinal));
        int sign = request.Descending == true ? -1 : 1;
        var ordered = byTime || sign < 0
            ? streams.Order(Comparer<StreamLines>.Create((a, b) => sign * string.CompareOrdinal(key(a), key(b))))
            : streams;
        return request.NextToken is { } after ? ordered.Where(s => sign * string.CompareOrdinal(key(s), after) > 0) : ordered;
    }

    private static Shapes.LogStream Described(StreamLines lines) => new()
    {
        LogStreamName = lines.Stream.Name,
        CreationTime = lines.Stream.CreationTime?.ToUnixTimeMilliseconds(),
        FirstEventTimestamp = lines.Lines.First?.Milliseconds,
        LastEventTimestamp = lines.Lines.Last?.Milliseconds,
        LastIngestionTime = lines.LastIngestion?.ToUnixTimeMilliseconds(),
        Arn = lines.Stream.Arn.ToString(),
        // Zero for every stream since 2019-06: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
        StoredBytes = 0,
    };
}
