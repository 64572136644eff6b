using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs;
using Tocsin.Logs.Operations;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.Logs;

public sealed class LogGroupTests
{
    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Fact]
    public void A_group_is_made_once_and_keeps_its_retention()
    {
        var state = LogsState.Empty.After(CreateLogGroup.Decide(LogsState.Empty, new CreateLogGroup.Request("/aws/chatbot/x"), Call));
        state = state.After(PutRetentionPolicy.Decide(state, new PutRetentionPolicy.Request("/aws/chatbot/x", 14), Call));
        Assert.Equal(TimeSpan.FromDays(14), state.Find(Call.Arn("logs", "log-group:/aws/chatbot/x"))!.Retention);
        Assert.Equal("The specified log group already exists", CreateLogGroup.Decide(state, new CreateLogGroup.Request("/aws/chatbot/x"), Call).Error!.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    public void A_bad_name_is_refused(string? name) =>
        Assert.Equal("InvalidParameterException", CreateLogGroup.Decide(LogsState.Empty, new CreateLogGroup.Request(name), Call).Error!.Code);

    [Fact]
    public void A_retention_that_is_none_of_the_choices_is_refused()
    {
        var state = LogsState.Empty.After(CreateLogGroup.Decide(LogsState.Empty, new CreateLogGroup.Request("g"), Call));
        Assert.Equal("InvalidParameterException", PutRetentionPolicy.Decide(state, new PutRetentionPolicy.Request("g", 2), Call).Error!.Code);
        Assert.Equal("ResourceNotFoundException", PutRetentionPolicy.Decide(state, new PutRetentionPolicy.Request("h", 1), Call).Error!.Code);
    }

    [Fact]
    public void Only_the_newest_lines_are_kept()
    {
        var lines = new LogLines();
        for (int i = 0; i <= Limits.Lines; i++)
        {
            lines.Append(new LogLine(Call.Scope, "g", DateTimeOffset.UnixEpoch, $"{i}"));
        }
        Assert.Equal((Limits.Lines, "1", $"{Limits.Lines}"), (lines.All.Count, lines.All.First().Message, lines.All.Last().Message));
    }
}
