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
        var applied = CreateQueue.Decide(
            SqsState.Empty, new CreateQueueRequest { QueueName = "dlq", Attributes = [new("Policy", "{}")] }, Call).Value;
        Assert.Equal("https://sqs.eu-west-1.amazonaws.com/111122223333/dlq", applied.Response.QueueUrl);
        Assert.Equal("{}", SqsState.Empty.After(applied.Changes).Find("arn:aws:sqs:eu-west-1:111122223333:dlq")!.Policy);
    }

    [Fact]
    public void The_same_queue_is_made_twice_and_another_of_its_name_is_not()
    {
        var state = SqsState.Empty.After(CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "dlq" }, Call));
        Assert.Null(CreateQueue.Decide(state, new CreateQueueRequest { QueueName = "dlq" }, Call).Error);
        Assert.Equal(
            "QueueAlreadyExists",
            CreateQueue.Decide(state, new CreateQueueRequest { QueueName = "dlq", Attributes = [new("DelaySeconds", "1")] },
                Call).Error!.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a b")]
    [InlineData("a.fifo")]
    public void A_bad_name_is_refused(string? name) => Assert.Equal(
        "InvalidParameterValue",
            SqsOperations.All.Ask(SqsApi.CreateQueue, SqsState.Empty, new CreateQueueRequest { QueueName = name }, Call).Error!.Code);

    [Fact]
    public void A_FIFO_queue_says_so_in_its_name()
    {
        var fifo = KeyValuePair.Create("FifoQueue", "true");
        Assert.NotNull(CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "q", Attributes = [fifo] }, Call).Error);
        Assert.True(
            SqsState.Empty.After(CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "q.fifo", Attributes = [fifo] },
                Call)).Queues.Single().IsFifo);
    }

    [Theory]
    [InlineData("MessageRetentionPeriod", "59")]
    [InlineData("VisibilityTimeout", "43201")]
    [InlineData("DelaySeconds", "soon")]
    public void An_attribute_out_of_range_is_refused(string name, string value) => Assert.Equal(
        ("InvalidAttributeValue", $"Attributes/{name}"),
        CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "q", Attributes = [new(name, value)] },
            Call).Error is { } error ? (error.Code, error.Member) : default);

    [Fact]
    public void Attributes_that_are_set_later_stay_beside_those_that_were_there()
    {
        var state = SqsState.Empty.After(
            CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "q", Attributes = [new("DelaySeconds", "1")] }, Call));
        string url = SqsNames.Url(state.Queues.Single().Arn);
        state = state.After(
            SetQueueAttributes.Decide(state, new SetQueueAttributesRequest { QueueUrl = url, Attributes = [new("Policy", "{}")] }, Call));
        Assert.Equal(("{}", "1"), (state.Queues.Single().Policy, state.Queues.Single().Attributes["DelaySeconds"]));
        state = state.After(
            SetQueueAttributes.Decide(state, new SetQueueAttributesRequest { QueueUrl = url, Attributes = [new("Policy", "")] }, Call));
        Assert.Null(state.Queues.Single().Policy);
    }

    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/111122223333/gone", "DelaySeconds", "1", "AWS.SimpleQueueService.NonExistentQueue")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/111122223333/q", "DelaySeconds", "901", "InvalidAttributeValue")]
    public void Setting_attributes_is_refused_where_there_is_no_queue_or_no_such_value(string url, string name, string value, string code)
    {
        var state = SqsState.Empty.After(CreateQueue.Decide(SqsState.Empty, new CreateQueueRequest { QueueName = "q" }, Call));
        Assert.Equal(
            code,
            SetQueueAttributes.Decide(state, new SetQueueAttributesRequest { QueueUrl = url, Attributes = [new(name, value)] },
                Call).Error?.Code);
    }
}
