using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs;
using Tocsin.Logs.Operations;
using Tocsin.Logs.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Logs;

/// <summary>Groups and streams that are listed, tagged, changed and deleted.</summary>
public sealed class LogListTests
{
    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch.AddDays(20_000), new Ids(1));

    [Fact]
    public void A_group_is_described_as_Terraform_reads_it()
    {
        var state = LogsState.Empty.After(
            CreateLogGroup.Decide(
                LogsState.Empty, new CreateLogGroupRequest { LogGroupName = "/ecs/payments", Tags = [new("team", "a")] }, Call));
        state = state.After(
            PutRetentionPolicy.Decide(state, new PutRetentionPolicyRequest { LogGroupName = "/ecs/payments", RetentionInDays = 14 }, Call));
        var group = Assert.Single(Groups(state, new DescribeLogGroupsRequest { LogGroupNamePrefix = "/ecs/" }).LogGroups!.Value);
        Assert.Equal(
            new Tocsin.Logs.Shapes.LogGroup
            {
                LogGroupName = "/ecs/payments",
                CreationTime = Call.Now.ToUnixTimeMilliseconds(),
                RetentionInDays = 14,
                MetricFilterCount = 0,
                Arn = "arn:aws:logs:us-east-1:111122223333:log-group:/ecs/payments:*",
                StoredBytes = 0,
                LogGroupClass = "STANDARD",
                LogGroupArn = "arn:aws:logs:us-east-1:111122223333:log-group:/ecs/payments",
                DeletionProtectionEnabled = false,
            },
            group);
        Assert.Equal("a", Tags(state, group.LogGroupArn)["team"]);
        state = state.After(
            DeleteRetentionPolicy.Decide(state, new DeleteRetentionPolicyRequest { LogGroupName = "/ecs/payments" }, Call));
        Assert.Null(Groups(state, new DescribeLogGroupsRequest()).LogGroups!.Value.Single().RetentionInDays);
        Assert.Empty(Groups(state, new DescribeLogGroupsRequest { LogGroupNamePrefix = "ecs" }).LogGroups!.Value);
        Assert.Single(Groups(state, new DescribeLogGroupsRequest { LogGroupNamePattern = "pay" }).LogGroups!.Value);
    }

    [Fact]
    public void A_prefix_and_a_pattern_exclude_each_other() => Assert.Equal(
        "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
        LogsOperations.All.Ask(
            LogsApi.DescribeLogGroups, LogsState.Empty,
            new DescribeLogGroupsRequest { LogGroupNamePrefix = "a", LogGroupNamePattern = "b" }, Call).Error?.Message);

    [Fact]
    public void Tags_come_and_go_by_the_ARN_and_by_the_name()
    {
        var state = Streams();
        string arn = "arn:aws:logs:us-east-1:111122223333:log-group:g";
        state = state.After(
            TagResource.Decide(state, new TagResourceRequest { ResourceArn = arn, Tags = [new("a", "1"), new("b", "2")] }, Call));
        state = state.After(TagLogGroup.Decide(state, new TagLogGroupRequest { LogGroupName = "g", Tags = [new("a", "3")] }, Call));
        state = state.After(UntagResource.Decide(state, new UntagResourceRequest { ResourceArn = arn, TagKeys = ["b"] }, Call));
        Assert.Equal([new("a", "3")], Tags(state, arn));
        state = state.After(UntagLogGroup.Decide(state, new UntagLogGroupRequest { LogGroupName = "g", Tags = ["a"] }, Call));
        Assert.Empty(ListTagsLogGroup.Answer(state, new ListTagsLogGroupRequest { LogGroupName = "g" }, Call).Value.Tags!.Value);
        Assert.Equal(
            "TooManyTagsException",
            TagResource.Decide(
                state,
                new TagResourceRequest
                {
                    ResourceArn = arn,
                    Tags = Enumerable.Range(0, 51).Select(i => KeyValuePair.Create($"{i}", "")).ToValueMap(),
                },
                Call).Error?.Code);
        Assert.Equal(
            "ResourceNotFoundException",
            ListTagsForResource.Answer(state, new ListTagsForResourceRequest { ResourceArn = arn + "x" }, Call).Error?.Code);
    }

    [Fact]
    public void A_thousand_streams_are_listed_page_by_page_each_once()
    {
        var state = Streams([.. Enumerable.Range(0, 1000).Select(i => $"{i:D4}")]);
        foreach (var request in new DescribeLogStreamsRequest[]
        {
            new() { LogGroupName = "g" }, new() { LogGroupName = "g", Descending = true },
            new() { LogGroupName = "g", OrderBy = "LastEventTime", Descending = true },
        })
        {
            var seen = new List<string>();
            string? token = null;
            do
            {
                var page = Streams(state, request with { NextToken = token });
                Assert.InRange(page.LogStreams!.Value.Count, 1, 50);
                seen.AddRange(page.LogStreams.Value.Select(s => s.LogStreamName!));
                token = page.NextToken;
            }
            while (token is not null);
            Assert.Equal(1000, seen.Distinct().Count());
            Assert.Equal(request.Descending == true ? "0999" : "0000", seen[0]);
            Assert.Equal(1000, seen.Count);
        }
    }

    [Fact]
    public void Streams_are_ordered_by_their_newest_line_where_that_is_asked_for()
    {
        var state = Streams("a", "b", "c").After(new[] { ("b", 1), ("a", 2) }.Select(
            s => new Change.Append(new LogLine(Call.Scope, "g", Call.Now.AddSeconds(s.Item2), "x") { Stream = s.Item1 })));
        var request = new DescribeLogStreamsRequest { LogGroupName = "g", OrderBy = "LastEventTime", Descending = true };
        Assert.Equal(["a", "b", "c"], Streams(state, request).LogStreams!.Value.Select(s => s.LogStreamName));
        var newest = Streams(state, request).LogStreams!.Value[0];
        Assert.Equal(Call.Now.AddSeconds(2).ToUnixTimeMilliseconds(), newest.LastEventTimestamp);
        Assert.Equal(["b"], Streams(state, new DescribeLogStreamsRequest { LogGroupName = "g", LogStreamNamePrefix = "b" })
            .LogStreams!.Value.Select(s => s.LogStreamName));
        Assert.Equal(
            "InvalidParameterException",
            LogsOperations.All.Ask(LogsApi.DescribeLogStreams, state, request with { LogStreamNamePrefix = "b" }, Call).Error?.Code);
    }

    [Fact]
    public void A_group_is_named_by_its_name_or_its_ARN_and_not_by_both()
    {
        var state = Streams("a");
        const string arn = "arn:aws:logs:us-east-1:111122223333:log-group:g";
        Assert.Single(Streams(state, new DescribeLogStreamsRequest { LogGroupIdentifier = arn }).LogStreams!.Value);
        Assert.Single(Streams(state, new DescribeLogStreamsRequest { LogGroupIdentifier = "g" }).LogStreams!.Value);
        Assert.Equal(
            ("ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters."),
            DescribeLogStreams.Answer(state, new DescribeLogStreamsRequest { LogGroupName = "g", LogGroupIdentifier = arn }, Call)
                .Error is { } error ? (error.Code, error.Message) : default);
        Assert.Equal(
            "InvalidParameterException", DescribeLogStreams.Answer(state, new DescribeLogStreamsRequest(), Call).Error?.Code);
    }

    [Fact]
    public void A_group_that_is_protected_is_not_deleted()
    {
        var state = LogsState.Empty.After(
            CreateLogGroup.Decide(
                LogsState.Empty, new CreateLogGroupRequest { LogGroupName = "g", DeletionProtectionEnabled = true }, Call));
        Assert.Equal(
            "ValidationException", DeleteLogGroup.Decide(state, new DeleteLogGroupRequest { LogGroupName = "g" }, Call).Error?.Code);
        Assert.Equal(
            ("ResourceNotFoundException", "The specified log group does not exist."),
            DeleteLogGroup.Decide(state, new DeleteLogGroupRequest { LogGroupName = "h" }, Call).Error is { } error
                ? (error.Code, error.Message) : default);
    }

    [Fact]
    public void A_stream_of_a_name_is_made_once()
    {
        Assert.Equal(
            "The specified log stream already exists",
            CreateLogStream.Decide(Streams("a"), new CreateLogStreamRequest { LogGroupName = "g", LogStreamName = "a" }, Call)
                .Error?.Message);
        Assert.Equal(
            "InvalidParameterException",
            LogsOperations.All.Ask(
                LogsApi.CreateLogStream, Streams(), new CreateLogStreamRequest { LogGroupName = "g", LogStreamName = "a:b" }, Call)
                .Error?.Code);
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

    private static DescribeLogGroupsResponse Groups(LogsState state, DescribeLogGroupsRequest request) =>
        LogsOperations.All.Ask(LogsApi.DescribeLogGroups, state, request, Call).Value.Response;

    private static DescribeLogStreamsResponse Streams(LogsState state, DescribeLogStreamsRequest request) =>
        LogsOperations.All.Ask(LogsApi.DescribeLogStreams, state, request, Call).Value.Response;

    private static ValueMap<string> Tags(LogsState state, string? arn) =>
        ListTagsForResource.Answer(state, new ListTagsForResourceRequest { ResourceArn = arn }, Call).Value.Tags!.Value;
}
