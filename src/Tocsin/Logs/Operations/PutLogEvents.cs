using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html</summary>
public static class PutLogEvents
{
    /// <summary>Lines out of time are left out and told of; the others are appended.</summary>
    public static Result<Done<PutLogEventsResponse>> Decide(LogsState state, PutLogEventsRequest request, Call call)
    {
        var events = request.LogEvents!.Value;
        if (Refusal(events) is { } refused)
        {
            return refused;
        }
        var group = LogsErrors.Group(state, request.LogGroupName, call);
        if (group.Error is { } noGroup)
        {
            return noGroup;
        }
        if (LogsErrors.Stream(group.Value, request.LogStreamName).Error is { } noStream)
        {
            return noStream;
        }
        int old = events.Count(e => Time(e) < call.Now - Limits.Past);
        int expired = events.Count(e => group.Value.Group.HasExpired(Time(e), call.Now));
        int inTime = events.Count(e => Time(e) <= call.Now + Limits.Future);
        int first = Math.Max(old, expired);
        return new Done<PutLogEventsResponse>(
            new PutLogEventsResponse
            {
                NextSequenceToken = call.Ids.Digits(19) + call.Ids.Digits(19) + call.Ids.Digits(18),
                RejectedLogEventsInfo = first == 0 && inTime == events.Count
                    ? null
                    : new RejectedLogEventsInfo
                    {
                        TooNewLogEventStartIndex = inTime == events.Count ? null : inTime,
                        TooOldLogEventEndIndex = old == 0 ? null : old,
                        ExpiredLogEventEndIndex = expired == 0 ? null : expired,
                    },
            },
            events.Take(inTime).Skip(first).Select((e, i) => (Change)new Change.Append(Line(e, i))).ToValueList());

        // One tick apart, so that each has a position of its own.
        LogLine Line(InputLogEvent of, int index) => new(call.Scope, request.LogGroupName!, Time(of), of.Message!)
        {
            Stream = request.LogStreamName!,
            IngestionTime = call.Now.AddTicks(index),
        };
    }

    private static AwsError? Refusal(ValueList<InputLogEvent> events)
    {
        for (int i = 1; i < events.Count; i++)
        {
            if (events[i].Timestamp < events[i - 1].Timestamp)
            {
                return LogsErrors.Invalid("Log events in a single PutLogEvents request must be in chronological order.", "logEvents");
            }
        }
        if (Time(events[^1]) - Time(events[0]) > Limits.BatchSpan)
        {
            // Unverified: the text.
            return LogsErrors.Invalid(
                "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.", "logEvents");
        }
        long bytes = events.Sum(e => KeptLine.BytesOf(e.Message!));
        // Unverified: the text.
        return bytes > Limits.BatchBytes
            ? LogsErrors.Invalid($"Upload too large: {bytes} bytes exceeds limit of {Limits.BatchBytes}", "logEvents")
            : null;
    }

    private static DateTimeOffset Time(InputLogEvent of) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(of.Timestamp!.Value, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
