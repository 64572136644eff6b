using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs;
using Tocsin.Logs.Operations;
using Tocsin.Logs.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Logs;

/// <summary>Lines that are put, read and looked for.</summary>
public sealed class LogEventTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly long Ms = Now.ToUnixTimeMilliseconds();

    private static Call Call => At(Now);

    [Fact]
    public void Lines_come_back_in_the_order_of_their_times_with_when_they_were_taken_in()
    {
        var state = Put(Put(Streams("a"), "a", (Ms - 1000, "second")), "a", (Ms - 2000, "first"));
        var read = Get(state, new GetLogEventsRequest { LogGroupName = "g", LogStreamName = "a" });
        Assert.Equal(
            [(Ms - 2000, "first", Ms), (Ms - 1000, "second", Ms)],
            read.Events!.Value.Select(e => (e.Timestamp!.Value, e.Message!, e.IngestionTime!.Value)));
    }

    [Fact]
    public void Tokens_lead_forward_and_back_and_stay_the_same_at_the_ends()
    {
        var state = Put(Streams("a"), "a", [.. Enumerable.Range(0, 5).Select(i => (Ms + i, $"{i}"))]);
        var request = new GetLogEventsRequest { LogGroupName = "g", LogStreamName = "a", Limit = 2 };

        var newest = Get(state, request);
        Assert.Equal(["3", "4"], Texts(newest));
        var before = Get(state, request with { NextToken = newest.NextBackwardToken });
        Assert.Equal(["1", "2"], Texts(before));
        var oldest = Get(state, request with { NextToken = before.NextBackwardToken });
        Assert.Equal(["0"], Texts(oldest));
        var none = Get(state, request with { NextToken = oldest.NextBackwardToken });
        Assert.Empty(Texts(none));
        Assert.Equal(oldest.NextBackwardToken, none.NextBackwardToken);

        var first = Get(state, request with { StartFromHead = true });
        Assert.Equal(["0", "1"], Texts(first));
        var next = Get(state, request with { NextToken = first.NextForwardToken });
        Assert.Equal(["2", "3"], Texts(next));
        var end = Get(state, request with { NextToken = newest.NextForwardToken });
        Assert.Empty(Texts(end));
        Assert.Equal(newest.NextForwardToken, end.NextForwardToken);
        Assert.Equal(["5"], Texts(Get(Put(state, "a", (Ms + 9, "5")), request with { NextToken = end.NextForwardToken })));
    }

    [Fact]
    public void GetLogEvents_takes_the_start_and_leaves_the_end_out_and_FilterLogEvents_takes_both()
    {
        var state = Put(Streams("a"), "a", (Ms, "0"), (Ms + 1, "1"), (Ms + 2, "2"));
        Assert.Equal(
            ["0", "1"],
            Texts(Get(state, new GetLogEventsRequest { LogGroupName = "g", LogStreamName = "a", StartTime = Ms, EndTime = Ms + 2 })));
        Assert.Equal(
            ["1", "2"], Texts(Filter(state, new FilterLogEventsRequest { LogGroupName = "g", StartTime = Ms + 1, EndTime = Ms + 2 })));
    }

    [Theory]
    [InlineData("f/1/s")]
    [InlineData("x")]
    public void A_token_of_nobody_is_refused(string token)
    {
        var get = new GetLogEventsRequest { LogGroupName = "g", LogStreamName = "a", NextToken = token };
        var filter = new FilterLogEventsRequest { LogGroupName = "g", NextToken = token };
        Refused(
            "InvalidParameterException", "The specified nextToken is invalid.",
            LogsOperations.All.Ask(LogsApi.GetLogEvents, Streams("a"), get, Call));
        Refused(
            "InvalidParameterException", "The specified nextToken is invalid.",
            LogsOperations.All.Ask(LogsApi.FilterLogEvents, Streams("a"), filter, Call));
    }

    [Fact]
    public void The_lines_of_all_streams_are_looked_through_together_page_by_page()
    {
        var state = Put(Put(Streams("a", "b"), "a", (Ms, "ERROR 1"), (Ms + 2, "INFO 3")), "b", (Ms + 1, "ERROR 2"), (Ms + 3, "ERROR 4"));
        var request = new FilterLogEventsRequest { LogGroupName = "g", FilterPattern = "ERROR", Limit = 2 };
        var first = Filter(state, request);
        Assert.Equal([("a", "ERROR 1"), ("b", "ERROR 2")], first.Events!.Value.Select(e => (e.LogStreamName!, e.Message!)));
        var second = Filter(state, request with { NextToken = first.NextToken });
        Assert.Equal(["ERROR 4"], Texts(second));
        Assert.Null(second.NextToken);
        Assert.Equal(
            3, first.Events.Value.Concat(second.Events!.Value).Select(e => e.EventId).Where(i => i is { Length: 56 }).Distinct().Count());
    }

    [Fact]
    public void Only_the_streams_that_are_named_are_looked_through()
    {
        var state = Put(Put(Put(Streams("a", "b", "ab"), "a", (Ms, "1")), "b", (Ms, "2")), "ab", (Ms, "3"));
        var request = new FilterLogEventsRequest { LogGroupName = "g" };
        Assert.Equal(["2"], Texts(Filter(state, request with { LogStreamNames = ["b"] })));
        Assert.Equal(["2", "3"], Texts(Filter(state, request with { LogStreamNames = ["b", "ab"] })));
        Assert.Equal(["1", "3"], Texts(Filter(state, request with { LogStreamNamePrefix = "a" })));
        Assert.Empty(Texts(Filter(state, request with { LogStreamNames = ["c"] })));
    }

    [Fact]
    public void Who_tails_a_group_sees_each_line_once()
    {
        // As `aws logs tail --follow` of 2.9.19 does: the newest time as the next start, and ids to tell what was seen.
        var state = Put(Streams("a"), "a", (Ms, "1"), (Ms, "1"));
        var seen = Filter(state, new FilterLogEventsRequest { LogGroupName = "g", StartTime = Ms - 600_000, Interleaved = true });
        Assert.Equal(2, seen.Events!.Value.Select(e => e.EventId).Distinct().Count());
        state = Put(state, At(Now.AddSeconds(5)), "a", (Ms, "1"));
        var again = Filter(state, new FilterLogEventsRequest { LogGroupName = "g", StartTime = Ms, Interleaved = true });
        Assert.Single(again.Events!.Value.ExceptBy(seen.Events.Value.Select(e => e.EventId), e => e.EventId));
    }

    [Fact]
    public void Ids_and_tokens_are_the_same_after_the_lines_were_stored_and_appended_anew()
    {
        var state = Put(Streams("a"), "a", (Ms + 1, "1"), (Ms + 1, "1"), (Ms + 2, "2"));
        var anew = Streams("a").After(state.Lines.Select(l => new Change.Append(l)));
        Assert.Equal(
            Filter(state, new FilterLogEventsRequest { LogGroupName = "g" }),
            Filter(anew, new FilterLogEventsRequest { LogGroupName = "g" }));
    }

    [Fact]
    public void Lines_out_of_time_are_left_out_and_told_of()
    {
        var state = Streams("a").After(
            PutRetentionPolicy.Decide(Streams("a"), new PutRetentionPolicyRequest { LogGroupName = "g", RetentionInDays = 1 }, Call));
        var put = Ask(
            state, Call, "a", (Ms - (long)TimeSpan.FromHours(24.5).TotalMilliseconds, "expired"), (Ms - 3_600_000, "taken"));
        Assert.Equal(new RejectedLogEventsInfo { ExpiredLogEventEndIndex = 1 }, put.Value.Response.RejectedLogEventsInfo);
        Assert.Equal(["taken"], state.After(put).Lines.Select(l => l.Message));

        var old = Ask(Streams("a"), Call, "a", (Ms - (long)TimeSpan.FromDays(15).TotalMilliseconds, "old"));
        Assert.Equal(new RejectedLogEventsInfo { TooOldLogEventEndIndex = 1 }, old.Value.Response.RejectedLogEventsInfo);
        Assert.Empty(old.Value.Changes);
        var soon = Ask(Streams("a"), Call, "a", (Ms, "taken"), (Ms + 7_200_001, "new"));
        Assert.Equal(new RejectedLogEventsInfo { TooNewLogEventStartIndex = 1 }, soon.Value.Response.RejectedLogEventsInfo);
        Assert.Single(soon.Value.Changes);
        Assert.Null(Ask(Streams("a"), Call, "a", (Ms, "1")).Value.Response.RejectedLogEventsInfo);
    }

    [Fact]
    public void A_batch_in_no_order_or_too_large_or_too_long_is_refused()
    {
        Refused(
            "InvalidParameterException", "Log events in a single PutLogEvents request must be in chronological order.",
            Ask(Streams("a"), Call, "a", (Ms, "1"), (Ms - 1, "0")));
        Assert.Equal(
            "InvalidParameterException", Ask(Streams("a"), Call, "a", (Ms - 86_400_001, "1"), (Ms, "0")).Error?.Code);
        Assert.Null(Ask(Streams("a"), Call, "a", (Ms, new string('x', Tocsin.Logs.Limits.BatchBytes - 26))).Error);
        Assert.Equal(
            "InvalidParameterException",
            Ask(Streams("a"), Call, "a", (Ms, new string('x', Tocsin.Logs.Limits.BatchBytes - 25))).Error?.Code);
    }

    [Fact]
    public void A_stream_or_group_that_is_not_there_takes_no_lines()
    {
        Refused("ResourceNotFoundException", "The specified log stream does not exist.", Ask(Streams("a"), Call, "b", (Ms, "1")));
        Refused("ResourceNotFoundException", "The specified log group does not exist.", Ask(LogsState.Empty, Call, "a", (Ms, "1")));
    }

    [Fact]
    public void A_line_of_a_service_makes_its_group_and_its_stream()
    {
        var line = new LogLine(Call.Scope, "/aws/chatbot/x", Now, "refused") { Stream = "chatbot" };
        var state = LogsState.Empty.After([new Change.Append(line)]);
        Assert.Equal(["/aws/chatbot/x"], state.Groups.Select(g => g.Name));
        Assert.Equal(["chatbot"], state.Resources.OfType<Tocsin.Logs.LogStream>().Select(s => s.Name));
        Assert.Equal([line], state.LinesOf(line.GroupArn, "chatbot"));
    }

    [Fact]
    public void The_oldest_lines_are_forgotten_when_there_are_too_many_bytes()
    {
        string large = new('x', 1_000_000);
        var lines = Enumerable.Range(0, 40).Select(i => new Change.Append(
            new LogLine(Call.Scope, "g", Now.AddSeconds(i), large) { Stream = i % 2 == 0 ? "a" : "b" }));
        var state = LogsState.Empty.After(lines);
        Assert.Equal(33, state.Lines.Count());
        Assert.Equal(Now.AddSeconds(7), state.Lines.First().Time);
        Assert.Equal(33, new[] { "a", "b" }.Sum(s => state.LinesOf(Call.Arn("logs", "log-group:g"), s).Count()));
    }

    [Fact]
    public void All_groups_together_keep_no_more_than_their_bound()
    {
        string large = new('x', 1_000_000);
        var state = LogsState.Empty;
        for (int i = 0; i < 300; i++)
        {
            state = state.With(new LogLine(Call.Scope, $"g{i % 12}", Now.AddSeconds(i), large) { Stream = "a" });
        }
        state = state.With(new LogLine(Call.Scope, "late", Now.AddSeconds(300), large) { Stream = "a" });
        Assert.Equal(state.Lines.Sum(l => (long)l.Message.Length + 26), state.Bytes);
        Assert.InRange(state.Bytes, Tocsin.Logs.Limits.AllBytes - 2_000_000, Tocsin.Logs.Limits.AllBytes + 2_000_000);
        Assert.Single(state.LinesOf(Call.Arn("logs", "log-group:late"), "a"));
        state = state.Without(Call.Arn("logs", "log-group:g0"));
        Assert.Equal(state.Lines.Sum(l => (long)l.Message.Length + 26), state.Bytes);
    }

    [Fact]
    public void The_oldest_lines_are_forgotten_when_there_are_too_many()
    {
        var state = LogsState.Empty.After(Enumerable.Range(0, Tocsin.Logs.Limits.LinesPerGroup + 3).Select(
            i => new Change.Append(new LogLine(Call.Scope, "g", Now.AddSeconds(i), "x"))));
        Assert.Equal(Tocsin.Logs.Limits.LinesPerGroup, state.Lines.Count());
        Assert.Equal(Now.AddSeconds(3), state.Lines.First().Time);
    }

    [Fact]
    public void A_line_that_the_group_no_longer_keeps_is_not_shown_and_goes_with_the_next()
    {
        var state = Put(Streams("a"), "a", (Ms, "1"));
        state = state.After(
            PutRetentionPolicy.Decide(state, new PutRetentionPolicyRequest { LogGroupName = "g", RetentionInDays = 1 }, Call));
        var later = At(Now.AddDays(2));
        Assert.Empty(
            LogsOperations.All.Ask(LogsApi.FilterLogEvents, state, new FilterLogEventsRequest { LogGroupName = "g" }, later)
                .Value.Response.Events!.Value);
        Assert.Equal(["2"], Put(state, later, "a", (later.Now.ToUnixTimeMilliseconds(), "2")).Lines.Select(l => l.Message));
    }

    [Fact]
    public void A_stream_that_is_deleted_takes_its_lines_along_and_a_group_all_of_them()
    {
        var state = Put(Put(Streams("a", "b"), "a", (Ms, "1")), "b", (Ms, "2"));
        state = state.After(
            DeleteLogStream.Decide(state, new DeleteLogStreamRequest { LogGroupName = "g", LogStreamName = "a" }, Call));
        Assert.Equal(["2"], Texts(Filter(state, new FilterLogEventsRequest { LogGroupName = "g" })));
        state = state.After(DeleteLogGroup.Decide(state, new DeleteLogGroupRequest { LogGroupName = "g" }, Call));
        Assert.Empty(state.Resources);
        Assert.Empty(state.Lines);
    }

    private static LogsState Streams(params string[] names)
    {
        var state = LogsState.Empty.After(CreateLogGroup.Decide(LogsState.Empty, new CreateLogGroupRequest { LogGroupName = "g" }, Call));
        foreach (string name in names)
        {
            state = state.After(
                CreateLogStream.Decide(state, new CreateLogStreamRequest { LogGroupName = "g", LogStreamName = name }, Call));
        }
        return state;
    }

    private static LogsState Put(LogsState state, string stream, params (long Time, string Text)[] lines) =>
        Put(state, Call, stream, lines);

    private static LogsState Put(LogsState state, Call call, string stream, params (long Time, string Text)[] lines) =>
        state.After(Ask(state, call, stream, lines));

    private static Result<Done<PutLogEventsResponse>> Ask(
        LogsState state, Call call, string stream, params (long Time, string Text)[] lines) =>
        LogsOperations.All.Ask(
            LogsApi.PutLogEvents, state,
            new PutLogEventsRequest
            {
                LogGroupName = "g",
                LogStreamName = stream,
                LogEvents = lines.Select(l => new InputLogEvent { Timestamp = l.Time, Message = l.Text }).ToValueList(),
            },
            call);

    private static GetLogEventsResponse Get(LogsState state, GetLogEventsRequest request) =>
        LogsOperations.All.Ask(LogsApi.GetLogEvents, state, request, Call).Value.Response;

    private static FilterLogEventsResponse Filter(LogsState state, FilterLogEventsRequest request) =>
        LogsOperations.All.Ask(LogsApi.FilterLogEvents, state, request, Call).Value.Response;

    private static IEnumerable<string?> Texts(GetLogEventsResponse read) => read.Events!.Value.Select(e => e.Message);

    private static IEnumerable<string?> Texts(FilterLogEventsResponse read) => read.Events!.Value.Select(e => e.Message);

    private static Call At(DateTimeOffset now) => new(AccountId.Assumed, "us-east-1", now, new Ids(1));

    private static void Refused<T>(string code, string message, Result<T> result) =>
        Assert.Equal((code, message), (result.Error?.Code, result.Error?.Message));
}
