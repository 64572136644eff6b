using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs;
using Tocsin.Logs.Operations;

namespace Tocsin.Tests.Logs;

public sealed class LogGroupTests
{
    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Fact]
    public void A_group_is_made_once_and_keeps_its_retention()
    {
        var state = CreateLogGroup.Apply(LogsState.Empty, new CreateLogGroup.Request("/aws/chatbot/x"), Call).Value.State;
        state = PutRetentionPolicy.Apply(state, new PutRetentionPolicy.Request("/aws/chatbot/x", 14), Call).Value.State;
        Assert.Equal(TimeSpan.FromDays(14), state.Find("arn:aws:logs:us-east-1:111122223333:log-group:/aws/chatbot/x")!.Retention);
        Assert.Equal("The specified log group already exists", CreateLogGroup.Apply(state, new CreateLogGroup.Request("/aws/chatbot/x"), Call).Error!.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    public void A_bad_name_is_refused(string? name) =>
        Assert.Equal("InvalidParameterException", CreateLogGroup.Apply(LogsState.Empty, new CreateLogGroup.Request(name), Call).Error!.Code);

    [Fact]
    public void A_retention_that_is_none_of_the_choices_is_refused()
    {
        var state = CreateLogGroup.Apply(LogsState.Empty, new CreateLogGroup.Request("g"), Call).Value.State;
        Assert.Equal("InvalidParameterException", PutRetentionPolicy.Apply(state, new PutRetentionPolicy.Request("g", 2), Call).Error!.Code);
        Assert.Equal("ResourceNotFoundException", PutRetentionPolicy.Apply(state, new PutRetentionPolicy.Request("h", 1), Call).Error!.Code);
    }

    [Fact]
    public void Only_the_newest_lines_are_kept()
    {
        var state = LogsState.Empty;
        for (int i = 0; i <= Limits.Lines; i++)
        {
            state = state.With(new LogLine("us-east-1", "g", DateTimeOffset.UnixEpoch, $"{i}"));
        }
        Assert.Equal((Limits.Lines, "1"), (state.Lines.Count, state.Lines[0].Message));
        Assert.Equal($"{Limits.Lines}", state.Lines[^1].Message);
    }
}
