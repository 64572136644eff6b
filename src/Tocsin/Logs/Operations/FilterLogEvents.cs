using Tocsin.Aws;
using Tocsin.Logs.Filters;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</summary>
/// <remarks>
/// Always interleaved, as it is on AWS since 2019: the lines of all streams in the order of their times. A token is the position of the
/// line that the page before looked at last.
/// </remarks>
public static class FilterLogEvents
{
    public static Result<FilterLogEventsResponse> Answer(LogsState state, FilterLogEventsRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, request.LogGroupIdentifier, call);
        if (found.Error is { } error)
        {
            return error;
        }
        if (request is { LogStreamNames: not null, LogStreamNamePrefix: not null })
        {
            // Unverified: the text.
            return LogsErrors.Invalid("logStreamNamePrefix and logStreamNames are mutually exclusive parameters.", "logStreamNamePrefix");
        }
        var pattern = FilterPattern.Parse(request.FilterPattern ?? "");
        if (pattern.Error is { } unreadable)
        {
            return unreadable with { Member = "filterPattern" };
        }
        LinePosition after = default;
        if (request.NextToken is { } token && !LinePosition.TryParse(token, out after))
        {
            return LogsErrors.InvalidToken;
        }
        var lines = Searched(found.Value, request);
        int at = Math.Max(Begin(lines, request, found.Value.Group, call.Now), request.NextToken is null ? 0 : lines.IndexOf(after.Next));
        return Page(lines, at, request, pattern.Value);
    }

    /// <summary>Those of one stream, where one is asked for; those of the whole group are looked through for several.</summary>
    private static Lines Searched(GroupLines group, FilterLogEventsRequest request) =>
        request.LogStreamNames is [var only] ? group.Find(only)?.Lines ?? Lines.Empty : group.Lines;

    private static int Begin(Lines lines, FilterLogEventsRequest request, LogGroup group, DateTimeOffset now)
    {
        long kept = group.Retention is { } retention ? (now - retention).ToUnixTimeMilliseconds() : 0;
        return lines.IndexOf(LinePosition.Before(Math.Max(kept, request.StartTime ?? 0)));
    }

    private static FilterLogEventsResponse Page(Lines lines, int at, FilterLogEventsRequest request, FilterPattern pattern)
    {
        // The last millisecond is asked for too, unlike GetLogEvents'.
        int end = request.EndTime is { } last and < long.MaxValue ? lines.IndexOf(LinePosition.Before(last + 1)) : lines.Count;
        int most = request.Limit ?? Limits.LinesPerAnswer, looked = 0;
        long bytes = 0;
        var events = new List<FilteredLogEvent>();
        for (; at < end && events.Count < most && looked < Limits.LinesLookedAt && bytes < Limits.AnswerBytes; at++, looked++)
        {
            var line = lines[at];
            if (IsIn(line.Line.Stream, request) && pattern.Matches(line.Text))
            {
                bytes += line.Bytes;
                events.Add(Event(line));
            }
        }
        return new FilterLogEventsResponse
        {
            Events = events.ToValueList(),
            SearchedLogStreams = [],
            NextToken = at < end ? lines[at - 1].At.ToString() : null,
        };
    }

    private static bool IsIn(string stream, FilterLogEventsRequest request) =>
        (request.LogStreamNames is not { } names || names.Contains(stream))
        && (request.LogStreamNamePrefix is not { } prefix || stream.StartsWith(prefix, StringComparison.Ordinal));

    private static FilteredLogEvent Event(KeptLine line) => new()
    {
        LogStreamName = line.Line.Stream,
        Timestamp = line.Milliseconds,
        Message = line.Text,
        IngestionTime = line.IngestionMilliseconds,
        EventId = line.At.ToString(),
    };
}
