using Tocsin.Sqs.Shapes;

namespace Tocsin.Tests.Sqs;

/// <summary>Messages of a group one behind the other, and each once.</summary>
public sealed class FifoTests
{
    [Fact]
    public void The_messages_of_a_group_come_in_order_and_none_while_somebody_has_one()
    {
        var world = Queue();
        foreach (var (body, group) in new[] { ("a1", "a"), ("a2", "a"), ("b1", "b"), ("a3", "a") })
        {
            world.Send("q.fifo", body, group, body);
        }
        Assert.Equal(["a1", "a2"], world.Bodies("q.fifo", most: 2));
        Assert.Equal(["b1"], world.Bodies("q.fifo"));
        Assert.Empty(world.Receive("q.fifo"));
        world.Wait(30);
        Assert.Equal(["a1", "a2", "a3", "b1"], world.Bodies("q.fifo"));
    }

    [Fact]
    public void A_group_goes_on_when_what_was_received_of_it_is_deleted()
    {
        var world = Queue();
        foreach (string body in new[] { "1", "2", "3" })
        {
            world.Send("q.fifo", body, "g", body);
        }
        var held = world.Receive("q.fifo", most: 2);
        world.Delete("q.fifo", held[0]);
        Assert.Empty(world.Receive("q.fifo"));
        world.Delete("q.fifo", held[1]);
        Assert.Equal(["3"], world.Bodies("q.fifo"));
    }

    [Fact]
    public void A_message_that_is_given_back_waits_for_the_others_of_its_group()
    {
        var world = Queue();
        world.Send("q.fifo", "1", "g", "1");
        world.Send("q.fifo", "2", "g", "2");
        var held = world.Receive("q.fifo");
        world.Done(
            SqsApi.ChangeMessageVisibility,
            new ChangeMessageVisibilityRequest
            {
                QueueUrl = World.Url("q.fifo"), ReceiptHandle = held[0].ReceiptHandle, VisibilityTimeout = 0,
            });
        Assert.Empty(world.Receive("q.fifo"));
        world.Delete("q.fifo", held[1]);
        Assert.Equal(["1"], world.Bodies("q.fifo"));
    }

    [Fact]
    public void A_double_within_five_minutes_is_answered_as_the_first_one_and_is_none()
    {
        var world = Queue();
        var first = world.Send("q.fifo", "1", "g", "d");
        world.Delete("q.fifo", world.Receive("q.fifo")[0]);
        world.Wait(299);
        world.Restart();
        var second = world.Send("q.fifo", "other", "h", "d");
        Assert.Equal((first.MessageId, first.SequenceNumber), (second.MessageId, second.SequenceNumber));
        Assert.Empty(world.Receive("q.fifo"));
        world.Wait(1);
        var third = world.Send("q.fifo", "1", "g", "d");
        Assert.NotEqual(first.MessageId, third.MessageId);
        Assert.Equal(20, third.SequenceNumber!.Length);
        Assert.True(string.CompareOrdinal(third.SequenceNumber, first.SequenceNumber) > 0);
        Assert.Single(world.State.Resources.OfType<Tocsin.Sqs.Deduplication>());
    }

    [Fact]
    public void The_double_of_another_group_is_one_where_the_scope_is_the_group()
    {
        var world = Queue(("DeduplicationScope", "messageGroup"));
        world.Send("q.fifo", "1", "g", "d");
        world.Send("q.fifo", "2", "h", "d");
        world.Send("q.fifo", "3", "h", "d");
        Assert.Equal(["1", "2"], world.Bodies("q.fifo"));
    }

    [Fact]
    public void The_content_stands_for_an_id_where_the_queue_says_so()
    {
        var world = Queue(("ContentBasedDeduplication", "true"));
        world.Send("q.fifo", "1", "g");
        world.Send("q.fifo", "1", "g");
        world.Send("q.fifo", "2", "g");
        var held = world.Receive("q.fifo");
        Assert.Equal(["1", "2"], held.Select(m => m.Body));
        Assert.Equal(
            ("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", "g"),
            (held[0].Attributes!.Value["MessageDeduplicationId"], held[0].Attributes!.Value["MessageGroupId"]));
    }

    [Fact]
    public void A_batch_sees_its_own_doubles_and_keeps_its_order()
    {
        var world = Queue();
        var sent = world.Done(
            SqsApi.SendMessageBatch,
            new SendMessageBatchRequest
            {
                QueueUrl = World.Url("q.fifo"),
                Entries =
                [
                    new SendMessageBatchRequestEntry { Id = "a", MessageBody = "1", MessageGroupId = "g", MessageDeduplicationId = "x" },
                    new SendMessageBatchRequestEntry { Id = "b", MessageBody = "2", MessageGroupId = "g", MessageDeduplicationId = "y" },
                    new SendMessageBatchRequestEntry { Id = "c", MessageBody = "3", MessageGroupId = "g", MessageDeduplicationId = "x" },
                ],
            }).Successful!.Value;
        Assert.Equal(sent[0].MessageId, sent[2].MessageId);
        Assert.Equal(["1", "2"], world.Bodies("q.fifo"));
        Assert.True(string.CompareOrdinal(sent[0].SequenceNumber, sent[1].SequenceNumber) < 0);
    }

    [Fact]
    public void A_handle_is_good_as_long_as_the_message_is_held()
    {
        var world = Queue();
        world.Send("q.fifo", "1", "g", "d");
        var held = Assert.Single(world.Receive("q.fifo"));
        world.Wait(30);
        Assert.Equal(
            "InvalidParameterValue",
            world.Refused(
                SqsApi.DeleteMessage,
                new DeleteMessageRequest { QueueUrl = World.Url("q.fifo"), ReceiptHandle = held.ReceiptHandle }).Code);
    }

    [Theory]
    [InlineData(null, "d", null, "MissingParameter")]
    [InlineData("g", null, null, "InvalidParameterValue")]
    [InlineData("g", "d", 1, "InvalidParameterValue")]
    [InlineData("a b", "d", null, "InvalidParameterValue")]
    public void A_message_without_its_place_is_refused(string? group, string? deduplication, int? delay, string code) => Assert.Equal(
        code,
        Queue().Refused(
            SqsApi.SendMessage,
            new SendMessageRequest
            {
                QueueUrl = World.Url("q.fifo"), MessageBody = "x", MessageGroupId = group, MessageDeduplicationId = deduplication,
                DelaySeconds = delay,
            }).Code);

    [Fact]
    public void A_group_of_ten_thousand_goes_through_in_order()
    {
        var world = Queue();
        for (int i = 0; i < 10_000; i++)
        {
            world.Send("q.fifo", $"{i}", "g", $"{i}");
        }
        int next = 0;
        for (var held = world.Receive("q.fifo"); held.Count > 0; held = world.Receive("q.fifo"))
        {
            foreach (var message in held)
            {
                Assert.Equal($"{next++}", message.Body);
                world.Delete("q.fifo", message);
            }
        }
        Assert.Equal(10_000, next);
    }

    private static World Queue(params (string Name, string Value)[] attributes) => new World().WithFifo("q.fifo", attributes);
}
