using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Sns;

/// <summary>FIFO topics: groups, doubles, and whom they hand their messages to.</summary>
public sealed class FifoTests
{
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:alerts.fifo";
    private const string Standard = "arn:aws:sns:us-east-1:111122223333:alerts";

    private Estate estate = new(AccountId.Assumed, "us-east-1");
    private DateTimeOffset now = World.Now;
    private int commit;

    public FifoTests()
    {
        Do(SnsApi.CreateTopic, new CreateTopicRequest { Name = "alerts.fifo", Attributes = [new("FifoTopic", "true")] });
        Do(SnsApi.CreateTopic, new CreateTopicRequest { Name = "alerts" });
    }

    [Theory]
    [InlineData(Topic, null, "d", "The MessageGroupId parameter is required for FIFO topics")]
    [InlineData(
        Topic, "g", null, "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly")]
    [InlineData(
        Standard, null, "d",
        "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type")]
    public void A_message_without_its_place_is_refused(string topic, string? group, string? deduplication, string reason)
    {
        Assert.Equal(
            ("InvalidParameter", $"Invalid parameter: {reason}"), Refused(SnsApi.Publish, Message("m", group, deduplication, topic)));
        var batch = new PublishBatchRequest
        {
            TopicArn = topic,
            PublishBatchRequestEntries =
            [
                new PublishBatchRequestEntry
                {
                    Id = "a", Message = "m", MessageGroupId = group, MessageDeduplicationId = deduplication,
                },
            ],
        };
        // A FIFO topic takes nothing of such a batch.
        Assert.Equal(
            $"Invalid parameter: {reason}",
            topic == Topic ? Refused(SnsApi.PublishBatch, batch).Message
                : Do(SnsApi.PublishBatch, batch).Response.Failed!.Value.Single().Message);
    }

    [Theory]
    [InlineData("https", "https://example.com")]
    [InlineData("lambda", "arn:aws:lambda:us-east-1:111122223333:function:f")]
    [InlineData("email", "a@example.com")]
    public void A_FIFO_topic_hands_on_to_queues_alone(string protocol, string endpoint)
    {
        var request = new SubscribeRequest { TopicArn = Topic, Protocol = protocol, Endpoint = endpoint };
        Assert.Equal("InvalidParameter", Refused(SnsApi.Subscribe, request).Code);
        Assert.Null(Refused(SnsApi.Subscribe, request with { TopicArn = Standard }).Code);
    }

    [Fact]
    public void A_double_within_five_minutes_is_answered_as_the_first_one_and_goes_to_nobody()
    {
        var first = Do(SnsApi.Publish, Message("m", "g", "d"));
        Assert.Single(first.Changes.OfType<Change.Send>());
        Assert.Equal(20, first.Response.SequenceNumber!.Length);
        now = now.AddSeconds(299);
        estate = new Estate(AccountId.Assumed, "us-east-1").With(estate.Resources.Select(r => new Change.Put(r)));
        var second = Do(SnsApi.Publish, Message("other", "h", "d"));
        Assert.Empty(second.Changes);
        Assert.Equal(
            (first.Response.MessageId, first.Response.SequenceNumber), (second.Response.MessageId, second.Response.SequenceNumber));
        now = now.AddSeconds(1);
        var third = Do(SnsApi.Publish, Message("m", "g", "d"));
        Assert.Single(third.Changes.OfType<Change.Send>());
        Assert.True(string.CompareOrdinal(third.Response.SequenceNumber, first.Response.SequenceNumber) > 0);
        Assert.Single(estate.Resources.OfType<PublishedOnce>());
        Do(SnsApi.DeleteTopic, new DeleteTopicRequest { TopicArn = Topic });
        Assert.Empty(estate.Resources.OfType<PublishedOnce>());
    }

    [Fact]
    public void The_double_of_another_group_is_none_where_the_scope_is_the_group()
    {
        Do(
            SnsApi.SetTopicAttributes,
            new SetTopicAttributesRequest { TopicArn = Topic, AttributeName = "FifoThroughputScope", AttributeValue = "MessageGroup" });
        Assert.NotEmpty(Do(SnsApi.Publish, Message("m", "g", "d")).Changes);
        Assert.NotEmpty(Do(SnsApi.Publish, Message("m", "h", "d")).Changes);
        Assert.Empty(Do(SnsApi.Publish, Message("m", "h", "d")).Changes);
    }

    [Fact]
    public void The_content_stands_for_an_id_where_the_topic_says_so_in_a_batch_too()
    {
        Do(
            SnsApi.SetTopicAttributes,
            new SetTopicAttributesRequest { TopicArn = Topic, AttributeName = "ContentBasedDeduplication", AttributeValue = "true" });
        var batch = Do(
            SnsApi.PublishBatch,
            new PublishBatchRequest
            {
                TopicArn = Topic,
                PublishBatchRequestEntries = new[] { ("a", "1"), ("b", "2"), ("c", "1") }
                    .Select(e => new PublishBatchRequestEntry { Id = e.Item1, Message = e.Item2, MessageGroupId = "g" }).ToValueList(),
            });
        var sent = batch.Response.Successful!.Value;
        Assert.Equal((sent[0].MessageId, sent[0].SequenceNumber), (sent[2].MessageId, sent[2].SequenceNumber));
        Assert.True(string.CompareOrdinal(sent[0].SequenceNumber, sent[1].SequenceNumber) < 0);
        Assert.Equal(
            [
                "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
            ],
            batch.Changes.OfType<Change.Send>().Select(s => ((Publication)s.Envelope.Content).DeduplicationId));
    }

    [Fact]
    public void A_subscriber_gets_the_sequence_in_place_of_a_signature()
    {
        var publication = new Publication("m", new Publisher.Caller(World.Topic), "s")
        {
            GroupId = "g", SequenceNumber = "10000000000000003000",
        };
        Do(
            SnsApi.Subscribe,
            new SubscribeRequest { TopicArn = Topic, Protocol = "sqs", Endpoint = "arn:aws:sqs:us-east-1:111122223333:q.fifo" });
        var envelope = new Envelope(Address.Of(Topic), publication, new Origin("1")) { Id = "m-1" };
        var onward = Assert.Single(new SnsHop(estate.Sns, Tocsin.Kms.KmsState.Empty).Receive(envelope, now).Branches).Onward!;
        var handed = Assert.IsType<Notification>(onward.Content);
        Assert.Equal(("g", "10000000000000003000"), (handed.GroupId, handed.SequenceNumber));
        string text = NotificationText.Write(handed, "arn:s");
        Assert.Contains("  \"SequenceNumber\" : \"10000000000000003000\",\n  \"TopicArn\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_FIFO_queue_is_not_subscribed_to_a_standard_topic() => Assert.Equal(
        ("InvalidParameter",
            "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics"),
        Refused(
            SnsApi.Subscribe,
            new SubscribeRequest { TopicArn = Standard, Protocol = "sqs", Endpoint = "arn:aws:sqs:us-east-1:111122223333:q.fifo" }));

    [Theory]
    [InlineData("+1 555 0100", null)]
    [InlineData("nobody", "Invalid parameter: Invalid SMS endpoint: nobody")]
    public void A_short_message_goes_to_a_number(string endpoint, string? refusal) => Assert.Equal(
        refusal,
        SnsOperations.All.Ask(
            SnsApi.Subscribe, new SnsAndKeys(estate.Sns, estate.Kms),
            new SubscribeRequest { TopicArn = Standard, Protocol = "sms", Endpoint = endpoint }, Call)
            .Error?.Message);

    [Fact]
    public void Publishing_to_a_number_or_a_device_is_refused()
    {
        Assert.Equal(
            ("AuthorizationError",
                "User: arn:aws:iam::111122223333:root is not authorized to perform: SNS:Publish on resource: +15550100 "
                + "because no identity-based policy allows the SNS:Publish action"),
            Refused(SnsApi.Publish, new PublishRequest { PhoneNumber = "+15550100", Message = "m" }));
        Assert.Equal(
            "InvalidParameter",
            Refused(
                SnsApi.Publish,
                new PublishRequest { TargetArn = "arn:aws:sns:us-east-1:111122223333:endpoint/GCM/a/b", Message = "m" }).Code);
        Assert.Equal(
            "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter",
            Refused(SnsApi.Publish, new PublishRequest { Message = "m" }).Message);
        Assert.Single(Do(SnsApi.Publish, new PublishRequest { TargetArn = Standard, Message = "m" }).Changes);
    }

    [Fact]
    public void A_topic_is_made_again_with_the_same_tags_or_none()
    {
        Tag[] tags = [new() { Key = "a", Value = "1" }, new() { Key = "b", Value = "2" }];
        Do(SnsApi.CreateTopic, new CreateTopicRequest { Name = "tagged", Tags = [.. tags] });
        Assert.Empty(Do(SnsApi.CreateTopic, new CreateTopicRequest { Name = "tagged", Tags = [tags[1], tags[0]] }).Changes);
        Assert.Empty(Do(SnsApi.CreateTopic, new CreateTopicRequest { Name = "tagged" }).Changes);
        Assert.Equal(
            ("InvalidParameter", "Invalid parameter: Tags Reason: Topic already exists with different tags"),
            Refused(SnsApi.CreateTopic, new CreateTopicRequest { Name = "tagged", Tags = [tags[0]] }));
        Assert.Equal(
            ("InvalidParameter", "Invalid parameter: Duplicated keys are not allowed."),
            Refused(SnsApi.CreateTopic, new CreateTopicRequest { Name = "other", Tags = [tags[0], tags[0]] }));
        Assert.Equal(
            "TagLimitExceeded",
            Refused(
                SnsApi.CreateTopic,
                new CreateTopicRequest
                {
                    Name = "other",
                    Tags = Enumerable.Range(0, 51).Select(i => new Tag { Key = $"{i}", Value = "" }).ToValueList(),
                }).Code);
    }

    private Call Call => new(AccountId.Assumed, "us-east-1", now, new Ids(1, commit));

    private static PublishRequest Message(string text, string? group, string? deduplication, string topic = Topic) =>
        new() { TopicArn = topic, Message = text, MessageGroupId = group, MessageDeduplicationId = deduplication };

    private Done<TResponse> Do<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        commit++;
        var done = SnsOperations.All.Ask(operation, new SnsAndKeys(estate.Sns, estate.Kms), request, Call).Value;
        estate = estate.With(done.Changes);
        return done;
    }

    private (string? Code, string? Message) Refused<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse> =>
        SnsOperations.All.Ask(operation, new SnsAndKeys(estate.Sns, estate.Kms), request, Call).Error is { } error
            ? (error.Code, error.Message) : default;
}
