using Tocsin.Aws;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html</summary>
/// <remarks>
/// A token is a direction and a position: <c>f/</c>, the lines behind it, or <c>b/</c>, those before it. At the end the same token comes
/// back, by which clients know that they are there.
/// </remarks>
public static class GetLogEvents
{
    public static Result<GetLogEventsResponse> Answer(LogsState state, GetLogEventsRequest request, Call call)
    {
        var group = LogsErrors.Group(state, request.LogGroupName, request.LogGroupIdentifier, call);
        if (group.Error is { } noGroup)
        {
            return noGroup;
        }
        var found = LogsErrors.Stream(group.Value, request.LogStreamName);
        if (found.Error is { } error)
        {
            return error;
        }
        bool forward = request.StartFromHead == true;
        LinePosition? token = null;
        if (request.NextToken is { } text)
        {
            if (!TryRead(text, out forward, out var position))
            {
                return LogsErrors.InvalidToken;
            }
            token = position;
        }
        var lines = found.Value.Lines;
        var (from, to) = Asked(lines, request, group.Value.Group, call.Now);
        (from, to) = token is not { } at ? (from, to)
            : forward ? (Math.Max(from, lines.IndexOf(at)), to)
            : (from, Math.Min(to, lines.IndexOf(at)));
        var page = Page(lines, from, Math.Max(from, to), forward, request.Limit ?? Limits.LinesPerAnswer);
        // An empty page stands where its token does, or before what it was asked for.
        var behind = page.Count > 0 ? page[^1].At.Next : token ?? LinePosition.Before(request.StartTime ?? 0);
        var before = page.Count > 0 ? page[0].At : token ?? behind;
        return new GetLogEventsResponse
        {
            Events = page.Select(Event).ToValueList(),
            NextForwardToken = $"f/{behind}/s",
            NextBackwardToken = $"b/{before}/s",
        };
    }

    /// <summary>The indices of the first line within the times that are asked for, and of the first behind them.</summary>
    private static (int From, int To) Asked(Lines lines, GetLogEventsRequest request, LogGroup group, DateTimeOffset now)
    {
        long kept = group.Retention is { } retention ? (now - retention).ToUnixTimeMilliseconds() : 0;
        return (
            lines.IndexOf(LinePosition.Before(Math.Max(kept, request.StartTime ?? 0))),
            request.EndTime is { } end ? lines.IndexOf(LinePosition.Before(end)) : lines.Count);
    }

    private static List<KeptLine> Page(Lines lines, int from, int to, bool forward, int most)
    {
        var page = new List<KeptLine>();
        long bytes = 0;
        for (int i = 0; i < to - from && page.Count < most; i++)
        {
            var line = lines[forward ? from + i : to - 1 - i];
            bytes += line.Bytes;
            if (bytes > Limits.AnswerBytes && page.Count > 0)
            {
                break;
            }
            page.Add(line);
        }
        if (!forward)
        {
            page.Reverse();
        }
        return page;
    }

    private static bool TryRead(string token, out bool forward, out LinePosition position)
    {
        forward = token.StartsWith("f/", StringComparison.Ordinal);
        position = default;
        return token.Length > 4 && (forward || token.StartsWith("b/", StringComparison.Ordinal))
            && token.EndsWith("/s", StringComparison.Ordinal) && LinePosition.TryParse(token.AsSpan(2, token.Length - 4), out position);
    }

    private static OutputLogEvent Event(KeptLine line) => new()
    {
        Timestamp = line.Milliseconds,
        Message = line.Text,
        IngestionTime = line.IngestionMilliseconds,
    };
}
