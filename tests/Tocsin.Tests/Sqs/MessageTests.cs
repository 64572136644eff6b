using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Tests.Sqs;

/// <summary>Messages that are sent, received, kept from others, and deleted.</summary>
public sealed class MessageTests
{
    [Fact]
    public void A_message_is_received_once_and_again_when_its_time_is_up()
    {
        var world = new World().With("q");
        var sent = world.Send("q", "hello");
        Assert.Equal("5d41402abc4b2a76b9719d911017c592", sent.MD5OfMessageBody);
        var first = Assert.Single(world.Receive("q"));
        Assert.Equal((sent.MessageId, "hello", sent.MD5OfMessageBody), (first.MessageId, first.Body, first.MD5OfBody));
        Assert.Empty(world.Receive("q"));
        world.Wait(29.9);
        Assert.Empty(world.Receive("q"));
        world.Wait(0.1);
        var second = Assert.Single(world.Receive("q"));
        Assert.Equal("2", second.Attributes!.Value["ApproximateReceiveCount"]);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
        world.Delete("q", second);
        world.Wait(100);
        Assert.Empty(world.Receive("q"));
    }

    [Fact]
    public void Nothing_is_answered_where_nothing_is_there() => Assert.Null(
        new World().With("q").Done(SqsApi.ReceiveMessage, new ReceiveMessageRequest { QueueUrl = World.Url("q") }).Messages);

    [Fact]
    public void Two_receivers_never_hold_one_message()
    {
        var world = new World().With("q");
        for (int i = 0; i < 25; i++)
        {
            world.Send("q", $"{i}");
        }
        var bodies = Enumerable.Range(0, 4).SelectMany(_ => world.Bodies("q").ToList()).ToList();
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"{i}"), bodies);
    }

    [Fact]
    public void What_is_told_of_a_message_is_what_was_asked_for()
    {
        var world = new World().With("q");
        world.Send("q", "hello");
        var now = world.Now;
        world.Wait(1);
        var all = Assert.Single(world.Receive("q", visibility: 0)).Attributes!.Value;
        Assert.Equal(
            [
                new("SenderId", "111122223333"), new("SentTimestamp", $"{now.ToUnixTimeMilliseconds()}"),
                new("ApproximateReceiveCount", "1"),
                new("ApproximateFirstReceiveTimestamp", $"{now.ToUnixTimeMilliseconds() + 1000}"),
            ],
            all);
        var some = world.Done(
            SqsApi.ReceiveMessage,
            new ReceiveMessageRequest { QueueUrl = World.Url("q"), VisibilityTimeout = 0, AttributeNames = ["SentTimestamp"] });
        Assert.Equal(["SentTimestamp"], some.Messages!.Value[0].Attributes!.Value.Keys);
        var none = world.Done(SqsApi.ReceiveMessage, new ReceiveMessageRequest { QueueUrl = World.Url("q") });
        Assert.Null(none.Messages!.Value[0].Attributes);
    }

    [Fact]
    public void Digests_are_of_the_attributes_that_were_sent_and_of_those_that_are_received()
    {
        var world = new World().With("q");
        var sent = world.Done(
            SqsApi.SendMessage,
            new SendMessageRequest
            {
                QueueUrl = World.Url("q"),
                MessageBody = "hello",
                MessageAttributes =
                [
                    new("raw", new MessageAttributeValue { DataType = "Binary", BinaryValue = [0, 1, 255] }),
                    new("kind", new MessageAttributeValue { DataType = "String", StringValue = "alarm" }),
                    new("count", new MessageAttributeValue { DataType = "Number", StringValue = "2" }),
                ],
                MessageSystemAttributes =
                [
                    new("AWSTraceHeader", new MessageSystemAttributeValue { DataType = "String", StringValue = "Root=1-5759e988" }),
                ],
            });
        // Computed by another program from the published algorithm.
        Assert.Equal("0ce26afeebf9a48e8bbd66d2103d5b83", sent.MD5OfMessageAttributes);
        Assert.Equal("1093703a9379955b75098a87e549ba88", sent.MD5OfMessageSystemAttributes);
        var all = Assert.Single(world.Receive("q", visibility: 0));
        Assert.Equal(sent.MD5OfMessageAttributes, all.MD5OfMessageAttributes);
        Assert.Equal(3, all.MessageAttributes!.Value.Count);
        Assert.Equal("Root=1-5759e988", all.Attributes!.Value["AWSTraceHeader"]);
        var one = world.Done(
            SqsApi.ReceiveMessage,
            new ReceiveMessageRequest { QueueUrl = World.Url("q"), VisibilityTimeout = 0, MessageAttributeNames = ["ki.*"] });
        Assert.Equal("bc95809580c70f29d0ccfd1546df14e1", one.Messages!.Value[0].MD5OfMessageAttributes);
    }

    [Fact]
    public void A_delayed_message_is_not_there_until_its_time()
    {
        var world = new World().With("q", ("DelaySeconds", "5"));
        world.Send("q", "by the queue");
        world.Done(SqsApi.SendMessage, new SendMessageRequest { QueueUrl = World.Url("q"), MessageBody = "by itself", DelaySeconds = 9 });
        world.Done(SqsApi.SendMessage, new SendMessageRequest { QueueUrl = World.Url("q"), MessageBody = "at once", DelaySeconds = 0 });
        Assert.Equal("2", world.Attribute("q", "ApproximateNumberOfMessagesDelayed"));
        Assert.Equal(["at once"], world.Bodies("q"));
        Assert.Equal(world.Now.AddSeconds(5), world.State.NextVisible(World.Arn("q")));
        world.Wait(5);
        Assert.Equal(["by the queue"], world.Bodies("q"));
        world.Wait(4);
        Assert.Equal(["by itself"], world.Bodies("q"));
    }

    [Fact]
    public void The_counts_say_who_waits_who_is_delayed_and_who_is_held()
    {
        var world = new World().With("q");
        world.Send("q", "1");
        world.Send("q", "2");
        world.Done(SqsApi.SendMessage, new SendMessageRequest { QueueUrl = World.Url("q"), MessageBody = "3", DelaySeconds = 60 });
        world.Receive("q", most: 1);
        Assert.Equal(
            ("1", "1", "1"),
            (world.Attribute("q", "ApproximateNumberOfMessages"), world.Attribute("q", "ApproximateNumberOfMessagesDelayed"),
                world.Attribute("q", "ApproximateNumberOfMessagesNotVisible")));
        world.Wait(60);
        Assert.Equal("3", world.Attribute("q", "ApproximateNumberOfMessages"));
    }

    [Fact]
    public void A_receiver_keeps_a_message_longer_or_gives_it_back()
    {
        var world = new World().With("q");
        world.Send("q", "hello");
        var held = Assert.Single(world.Receive("q"));
        var change = new ChangeMessageVisibilityRequest
        {
            QueueUrl = World.Url("q"), ReceiptHandle = held.ReceiptHandle, VisibilityTimeout = 120,
        };
        world.Done(SqsApi.ChangeMessageVisibility, change);
        world.Wait(119);
        Assert.Empty(world.Receive("q"));
        world.Done(SqsApi.ChangeMessageVisibility, change with { VisibilityTimeout = 0 });
        Assert.Equal(
            "AWS.SimpleQueueService.MessageNotInflight", world.Refused(SqsApi.ChangeMessageVisibility, change).Code);
        Assert.Single(world.Receive("q"));
        Assert.Equal("InvalidParameterValue", world.Refused(SqsApi.ChangeMessageVisibility, change).Code);
        Assert.Equal(
            "InvalidParameterValue", world.Refused(SqsApi.ChangeMessageVisibility, change with { VisibilityTimeout = 43_201 }).Code);
    }

    [Fact]
    public void A_handle_is_good_after_a_restart_and_not_after_another_has_the_message()
    {
        var world = new World().With("q");
        world.Send("q", "hello");
        var first = Assert.Single(world.Receive("q"));
        world.Restart();
        Assert.Empty(world.Receive("q"));
        world.Wait(30);
        var second = Assert.Single(world.Receive("q"));
        world.Delete("q", first);
        Assert.Equal("1", world.Attribute("q", "ApproximateNumberOfMessagesNotVisible"));
        world.Restart();
        world.Delete("q", second);
        world.Delete("q", second);
        Assert.Empty(world.State.MessagesOf(World.Arn("q")));
    }

    [Theory]
    [InlineData("x", "ReceiptHandleIsInvalid")]
    [InlineData("bm90IG91cnM=", "ReceiptHandleIsInvalid")]
    [InlineData("", "MissingParameter")]
    public void A_handle_of_nobody_is_refused(string handle, string code) => Assert.Equal(
        code,
        new World().With("q")
            .Refused(SqsApi.DeleteMessage, new DeleteMessageRequest { QueueUrl = World.Url("q"), ReceiptHandle = handle }).Code);

    [Fact]
    public void What_was_received_too_often_moves_to_the_dead_letter_queue()
    {
        var world = new World().With("dead")
            .With(
                "q", ("VisibilityTimeout", "1"),
                ("RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:dead","maxReceiveCount":"2"}"""));
        string id = world.Send("q", "hello").MessageId!;
        world.Send("q", "later");
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(["hello"], world.Bodies("q", most: 1));
            world.Wait(1);
            Assert.Equal(["later"], world.Bodies("q", most: 1));
            world.Wait(1);
        }
        Assert.Empty(world.Receive("q"));
        var dead = world.Receive("dead");
        Assert.Equal(["hello", "later"], dead.Select(m => m.Body));
        Assert.Equal(id, dead[0].MessageId);
        Assert.Equal("arn:aws:sqs:us-east-1:111122223333:q", dead[0].Attributes!.Value["DeadLetterQueueSourceArn"]);
        Assert.Equal("1", dead[0].Attributes!.Value["ApproximateReceiveCount"]);
        Assert.Equal(
            [World.Url("q")],
            world.Done(
                SqsApi.ListDeadLetterSourceQueues, new ListDeadLetterSourceQueuesRequest { QueueUrl = World.Url("dead") }).QueueUrls);
    }

    [Fact]
    public void What_the_queue_keeps_no_longer_is_not_received()
    {
        var world = new World().With("q", ("MessageRetentionPeriod", "60"));
        world.Send("q", "old");
        world.Wait(30);
        world.Send("q", "new");
        world.Wait(30);
        Assert.Equal(["new"], world.Bodies("q"));
        Assert.Single(world.State.MessagesOf(World.Arn("q")));
    }

    [Fact]
    public void Sending_clears_what_nobody_received_in_time()
    {
        var world = new World().With("q", ("MessageRetentionPeriod", "60"));
        world.Send("q", "old");
        world.Wait(60);
        world.Send("q", "new");
        Assert.Equal(["new"], world.State.MessagesOf(World.Arn("q")).Select(m => m.Body));
    }

    [Fact]
    public void A_batch_tells_of_each_entry_by_itself()
    {
        var world = new World().With("q");
        var sent = world.Done(
            SqsApi.SendMessageBatch,
            new SendMessageBatchRequest
            {
                QueueUrl = World.Url("q"),
                Entries =
                [
                    new SendMessageBatchRequestEntry { Id = "a", MessageBody = "1" },
                    new SendMessageBatchRequestEntry { Id = "b", MessageBody = "" },
                    new SendMessageBatchRequestEntry { Id = "c", MessageBody = "3" },
                ],
            });
        Assert.Equal(["a", "c"], sent.Successful!.Value.Select(e => e.Id));
        Assert.Equal(("b", "MissingParameter", true), sent.Failed!.Value.Select(e => (e.Id, e.Code, e.SenderFault)).Single());
        var held = world.Receive("q");
        Assert.Equal(["1", "3"], held.Select(m => m.Body));
        var changed = world.Done(
            SqsApi.ChangeMessageVisibilityBatch,
            new ChangeMessageVisibilityBatchRequest
            {
                QueueUrl = World.Url("q"),
                Entries =
                [
                    new ChangeMessageVisibilityBatchRequestEntry { Id = "a", ReceiptHandle = held[0].ReceiptHandle, VisibilityTimeout = 0 },
                    new ChangeMessageVisibilityBatchRequestEntry { Id = "b", ReceiptHandle = "x", VisibilityTimeout = 0 },
                ],
            });
        Assert.Equal(("a", "b"), (changed.Successful!.Value.Single().Id, changed.Failed!.Value.Single().Id));
        var deleted = world.Done(
            SqsApi.DeleteMessageBatch,
            new DeleteMessageBatchRequest
            {
                QueueUrl = World.Url("q"),
                Entries = held.Select((m, i) => new DeleteMessageBatchRequestEntry { Id = $"{i}", ReceiptHandle = m.ReceiptHandle })
                    .Append(new DeleteMessageBatchRequestEntry { Id = "x", ReceiptHandle = "x" }).ToValueList(),
            });
        Assert.Equal(["0", "1"], deleted.Successful!.Value.Select(e => e.Id));
        Assert.Equal("ReceiptHandleIsInvalid", deleted.Failed!.Value.Single().Code);
        Assert.Empty(world.State.MessagesOf(World.Arn("q")));
    }

    [Theory]
    [InlineData("AWS.SimpleQueueService.EmptyBatchRequest")]
    [InlineData("AWS.SimpleQueueService.TooManyEntriesInBatchRequest", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")]
    [InlineData("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "1", "1")]
    [InlineData("AWS.SimpleQueueService.InvalidBatchEntryId", "a b")]
    public void Some_batches_are_refused_whole(string code, params string[] ids) => Assert.Equal(
        code,
        new World().With("q").Refused(
            SqsApi.SendMessageBatch,
            new SendMessageBatchRequest
            {
                QueueUrl = World.Url("q"),
                Entries = ids.Select(i => new SendMessageBatchRequestEntry { Id = i, MessageBody = "x" }).ToValueList(),
            }).Code);

    [Fact]
    public void A_batch_is_as_long_as_a_message_may_be()
    {
        var world = new World().With("q");
        var entry = new SendMessageBatchRequestEntry { MessageBody = new string('x', 600_000) };
        Assert.Equal(
            "AWS.SimpleQueueService.BatchRequestTooLong",
            world.Refused(
                SqsApi.SendMessageBatch,
                new SendMessageBatchRequest { QueueUrl = World.Url("q"), Entries = [entry with { Id = "a" }, entry with { Id = "b" }] })
                .Code);
    }

    public static TheoryData<string, SendMessageRequest> Refusals => new()
    {
        { "MissingParameter", new SendMessageRequest { MessageBody = "" } },
        { "InvalidParameterValue", new SendMessageRequest { MessageBody = new string('x', 1025) } },
        { "InvalidMessageContents", new SendMessageRequest { MessageBody = "\u0001" } },
        { "InvalidParameterValue", new SendMessageRequest { MessageBody = "x", DelaySeconds = 901 } },
        { "InvalidParameterValue", new SendMessageRequest { MessageBody = "x", MessageDeduplicationId = "d" } },
        { "InvalidParameterValue", With("String", "") },
        { "InvalidParameterValue", With("Number", "many") },
        { "InvalidParameterValue", With("Text", "x") },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_message_that_the_queue_does_not_take_is_refused(string code, SendMessageRequest request)
    {
        var world = new World().With("q", ("MaximumMessageSize", "1024"));
        Assert.Equal(code, world.Refused(SqsApi.SendMessage, request with { QueueUrl = World.Url("q") }).Code);
        Assert.Empty(world.State.MessagesOf(World.Arn("q")));
    }

    [Fact]
    public void A_queue_is_emptied_once_a_minute()
    {
        var world = new World().With("q");
        world.Send("q", "1");
        world.Done(SqsApi.PurgeQueue, new PurgeQueueRequest { QueueUrl = World.Url("q") });
        Assert.Empty(world.State.MessagesOf(World.Arn("q")));
        Assert.Equal(
            "AWS.SimpleQueueService.PurgeQueueInProgress",
            world.Refused(SqsApi.PurgeQueue, new PurgeQueueRequest { QueueUrl = World.Url("q") }).Code);
        world.Wait(60);
        world.Done(SqsApi.PurgeQueue, new PurgeQueueRequest { QueueUrl = World.Url("q") });
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(11, null, null)]
    [InlineData(1, 21, null)]
    [InlineData(1, null, 43_201)]
    public void A_receive_out_of_range_is_refused(int most, int? wait, int? visibility) => Assert.Equal(
        "InvalidParameterValue",
        new World().With("q").Refused(
            SqsApi.ReceiveMessage,
            new ReceiveMessageRequest
            {
                QueueUrl = World.Url("q"), MaxNumberOfMessages = most, WaitTimeSeconds = wait, VisibilityTimeout = visibility,
            }).Code);

    [Fact]
    public void A_hundred_thousand_messages_go_through_a_queue_and_no_step_looks_at_them_all()
    {
        var world = new World().With("q");
        for (int i = 0; i < 100_000; i++)
        {
            world.Send("q", "x");
        }
        var held = world.Receive("q");
        Assert.Equal(10, held.Count);
        Assert.Equal("99990", world.Attribute("q", "ApproximateNumberOfMessages"));
        for (; held.Count > 0; held = world.Receive("q"))
        {
            foreach (var message in held)
            {
                world.Delete("q", message);
            }
        }
        Assert.Empty(world.State.MessagesOf(World.Arn("q")));
    }

    private static SendMessageRequest With(string type, string value) => new()
    {
        MessageBody = "x",
        MessageAttributes = [new("a", new MessageAttributeValue { DataType = type, StringValue = value })],
    };
}
