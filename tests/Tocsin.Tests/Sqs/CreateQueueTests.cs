using Tocsin.Aws;
using Tocsin.Sqs;
using Tocsin.Sqs.Operations;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.Sqs;

public sealed class CreateQueueTests
{
    private static readonly Call Call = new(AccountId.Assumed, "eu-west-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Fact]
    public void A_queue_keeps_its_policy_under_its_ARN()
    {
        var applied = CreateQueue.Decide(SqsState.Empty, new CreateQueue.Request("dlq", [new QueueAttribute("Policy", "{}")]), Call).Value;
        Assert.Equal("arn:aws:sqs:eu-west-1:111122223333:dlq", applied.Response.QueueArn);
        Assert.Equal("{}", SqsState.Empty.After(applied.Changes).Find(applied.Response.QueueArn)!.Policy);
    }

    [Fact]
    public void The_same_queue_is_made_twice_and_another_of_its_name_is_not()
    {
        var state = SqsState.Empty.After(CreateQueue.Decide(SqsState.Empty, new CreateQueue.Request("dlq"), Call));
        Assert.Null(CreateQueue.Decide(state, new CreateQueue.Request("dlq"), Call).Error);
        Assert.Equal("QueueNameExists", CreateQueue.Decide(state, new CreateQueue.Request("dlq", [new QueueAttribute("DelaySeconds", "1")]), Call).Error!.Code);
    }

    [Theory]
    [InlineData(null, "MissingRequiredParameterException")]
    [InlineData("a b", "InvalidParameterValueException")]
    [InlineData("a.fifo", "InvalidParameterValueException")]
    public void A_bad_name_is_refused(string? name, string code) => Assert.Equal(code, CreateQueue.Decide(SqsState.Empty, new CreateQueue.Request(name), Call).Error!.Code);

    [Fact]
    public void A_FIFO_queue_says_so_in_its_name()
    {
        var fifo = new QueueAttribute("FifoQueue", "true");
        Assert.NotNull(CreateQueue.Decide(SqsState.Empty, new CreateQueue.Request("q", [fifo]), Call).Error);
        Assert.True(SqsState.Empty.After(CreateQueue.Decide(SqsState.Empty, new CreateQueue.Request("q.fifo", [fifo]), Call)).Queues.Single().IsFifo);
    }

    [Theory]
    [InlineData("MessageRetentionPeriod", "59")]
    [InlineData("VisibilityTimeout", "43201")]
    [InlineData("DelaySeconds", "soon")]
    public void An_attribute_out_of_range_is_refused(string name, string value) => Assert.Equal(
        ("InvalidAttributeValue", "Attributes/0/Value"),
        CreateQueue.Decide(SqsState.Empty, new CreateQueue.Request("q", [new QueueAttribute(name, value)]), Call).Error is { } error ? (error.Code, error.Member) : default);
}
