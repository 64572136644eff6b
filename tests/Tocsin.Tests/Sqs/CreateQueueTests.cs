using Tocsin.Aws;
using Tocsin.Sqs;
using Tocsin.Sqs.Operations;
using Tocsin.Sqs.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.Sqs;

public sealed class CreateQueueTests
{
    private static readonly Call Call = new(AccountId.Assumed, "eu-west-1", DateTimeOffset.UnixEpoch, new Ids(1));

    [Fact]
    public void A_queue_keeps_its_policy_under_its_ARN()
    {
        var applied = CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "dlq", Attributes = [new("Policy", "{}")] }, Call).Value;
        Assert.Equal("https://sqs.eu-west-1.amazonaws.com/111122223333/dlq", applied.Response.QueueUrl);
        Assert.Equal("{}", SqsState.Empty.After(applied.Changes).Find("arn:aws:sqs:eu-west-1:111122223333:dlq")!.Policy);
    }

    [Fact]
    public void The_same_queue_is_made_twice_and_another_of_its_name_is_not()
    {
        var state = SqsState.Empty.After(CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "dlq" }, Call));
        Assert.Null(CreateQueue.Decide(state, new CreateQueueRequest { QueueName = "dlq" }, Call).Error);
        Assert.Equal("QueueAlreadyExists", CreateQueue.Decide(state, new CreateQueueRequest { QueueName = "dlq", Attributes = [new("DelaySeconds", "1")] }, Call).Error!.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a b")]
    [InlineData("a.fifo")]
    public void A_bad_name_is_refused(string? name) => Assert.Equal(
        "InvalidParameterValue", SqsOperations.All.Ask(SqsApi.CreateQueue, SqsState.Empty, new CreateQueueRequest { QueueName = name }, Call).Error!.Code);

    [Fact]
    public void A_FIFO_queue_says_so_in_its_name()
    {
        var fifo = KeyValuePair.Create("FifoQueue", "true");
        Assert.NotNull(CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "q", Attributes = [fifo] }, Call).Error);
        Assert.True(SqsState.Empty.After(CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "q.fifo", Attributes = [fifo] }, Call)).Queues.Single().IsFifo);
    }

    [Theory]
    [InlineData("MessageRetentionPeriod", "59")]
    [InlineData("VisibilityTimeout", "43201")]
    [InlineData("DelaySeconds", "soon")]
    public void An_attribute_out_of_range_is_refused(string name, string value) => Assert.Equal(
        ("InvalidAttributeValue", $"Attributes/{name}"),
        CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "q", Attributes = [new(name, value)] }, Call).Error is { } error ? (error.Code, error.Member) : default);
}
