using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs;
using Tocsin.Logs.Operations;
using Tocsin.Logs.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.Logs;

public sealed class LogGroupTests
{
    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Fact]
    public void A_group_is_made_once_and_keeps_its_retention()
    {
        var state = LogsState.Empty.After(
            CreateLogGroup.Decide(LogsState.Empty, new CreateLogGroupRequest { LogGroupName = "/aws/chatbot/x" }, Call));
        state = state.After(
            PutRetentionPolicy.Decide(state, new PutRetentionPolicyRequest { LogGroupName = "/aws/chatbot/x", RetentionInDays = 14 },
                Call));
        Assert.Equal(TimeSpan.FromDays(14), state.Find(Call.Arn("logs", "log-group:/aws/chatbot/x"))!.Retention);
        Assert.Equal(
            "The specified log group already exists",
            CreateLogGroup.Decide(state, new CreateLogGroupRequest { LogGroupName = "/aws/chatbot/x" }, Call).Error!.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    public void A_bad_name_is_refused(string? name) =>
        Assert.Equal(
            "InvalidParameterException",
            LogsOperations.All.Ask(LogsApi.CreateLogGroup, LogsState.Empty, new CreateLogGroupRequest { LogGroupName = name },
                Call).Error!.Code);

    [Fact]
    public void A_retention_that_is_none_of_the_choices_is_refused()
    {
        var state = LogsState.Empty.After(CreateLogGroup.Decide(LogsState.Empty, new CreateLogGroupRequest { LogGroupName = "g" }, Call));
        Assert.Equal(
            "InvalidParameterException",
            PutRetentionPolicy.Decide(state, new PutRetentionPolicyRequest { LogGroupName = "g", RetentionInDays = 2 }, Call).Error!.Code);
        Assert.Equal(
            "ResourceNotFoundException",
            PutRetentionPolicy.Decide(state, new PutRetentionPolicyRequest { LogGroupName = "h", RetentionInDays = 1 }, Call).Error!.Code);
    }
}
