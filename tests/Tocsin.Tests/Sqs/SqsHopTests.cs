using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sqs;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;
using MessageAttribute = Tocsin.Flow.MessageAttribute;

namespace Tocsin.Tests.Sqs;

/// <summary>What rules and topics send to queues.</summary>
public sealed class SqsHopTests
{
    private const string Rule = "arn:aws:events:us-east-1:111122223333:rule/failed";
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:alerts";

    private static readonly Publication Event =
        new("hello", new Publisher.Service("events.amazonaws.com", Arn.Parse(Rule), "111122223333"));

    private static readonly Notification Notified = new(
        Arn.Parse(Topic), "m-1", new DateTimeOffset(2026, 9, 1, 12, 0, 0, 123, TimeSpan.Zero), "hello \"you\"\n", "A subject",
        [new MessageAttribute("kind", "String", "alarm"), new MessageAttribute("bytes", "Binary", "AAH/")]);

    [Fact]
    public void What_a_rule_sends_is_a_message_where_the_policy_lets_it()
    {
        var world = Queue("events.amazonaws.com", Rule);
        var outcome = Send(world, Event);
        Assert.IsType<Verdict.Arrived>(Assert.Single(outcome.Branches).Verdict);
        Assert.Equal(["hello"], Received(world, outcome).Select(m => m.Body));
    }

    [Theory]
    [InlineData("sns.amazonaws.com", Rule)]
    [InlineData("events.amazonaws.com", "arn:aws:events:us-east-1:111122223333:rule/other")]
    public void A_policy_for_another_service_or_rule_keeps_it_out(string service, string source)
    {
        var outcome = Send(Queue(service, source), Event);
        Stopped(Reasons.QueueDenied, outcome);
        Assert.Equal(
            "User: events.amazonaws.com is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:111122223333:q "
                + "because no resource-based policy allows the sqs:sendmessage action",
            outcome.Branches[0].Steps[0].Detail);
    }

    [Fact]
    public void A_queue_without_a_policy_takes_nothing_of_services_and_one_that_is_not_there_nothing_of_anybody()
    {
        Stopped(Reasons.QueueDenied, Send(new World().With("q"), Event));
        Stopped(Reasons.QueueMissing, Send(new World(), Event));
    }

    [Fact]
    public void A_role_is_admitted_by_its_own_policies()
    {
        var role = new Publisher.Role(
            Arn.Parse("arn:aws:iam::111122223333:role/r"), "events.amazonaws.com", Arn.Parse(Rule), "111122223333");
        var world = new World().With("q");
        Assert.Equal(["hello"], Received(world, Send(world, Event with { Publisher = role })).Select(m => m.Body));
    }

    [Fact]
    public void A_topic_s_message_comes_in_the_text_of_SNS()
    {
        var world = Queue("sns.amazonaws.com", Topic);
        string body = Assert.Single(Received(world, Send(world, Notified))).Body!;
        const string wanted = """
            {
              "Type" : "Notification",
              "MessageId" : "m-1",
              "TopicArn" : "arn:aws:sns:us-east-1:111122223333:alerts",
              "Subject" : "A subject",
              "Message" : "hello \"you\"\n",
              "Timestamp" : "2026-09-01T12:00:00.123Z",
              "SignatureVersion" : "1",
              "Signature" : "EXAMPLE",
              "SigningCertURL" : "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-EXAMPLE.pem",
              "UnsubscribeURL" : "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=SUBSCRIPTION",
              "MessageAttributes" : {
                "kind" : {"Type":"String","Value":"alarm"},
                "bytes" : {"Type":"Binary","Value":"AAH/"}
              }
            }
            """;
        Assert.Equal(wanted.ReplaceLineEndings("\n").Replace("SUBSCRIPTION", $"{Topic}:s", StringComparison.Ordinal), body);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("hello \"you\"\n", json.RootElement.GetProperty("Message").GetString());
    }

    [Fact]
    public void Who_can_sign_signs_it()
    {
        var world = Queue("sns.amazonaws.com", Topic);
        var hop = new SqsHop(
            world.State,
            n => new NotificationSignature(
                "2", NotificationText.ToSign((Notification)n.Content), "http://127.0.0.1/c.pem", "http://127.0.0.1"));
        var outcome = hop.Receive(Enveloped(Notified with { Attributes = [], Subject = null }), world.Now);
        using var json = JsonDocument.Parse(Assert.Single(Received(world, outcome)).Body!);
        Assert.Equal("2", json.RootElement.GetProperty("SignatureVersion").GetString());
        Assert.StartsWith("Message\nhello", json.RootElement.GetProperty("Signature").GetString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "http://127.0.0.1/?Action=Unsubscribe&", json.RootElement.GetProperty("UnsubscribeURL").GetString(), StringComparison.Ordinal);
        Assert.False(json.RootElement.TryGetProperty("Subject", out _));
        Assert.False(json.RootElement.TryGetProperty("MessageAttributes", out _));
    }

    [Fact]
    public void What_is_signed_is_each_member_with_its_name() => Assert.Equal(
        "Message\nhello \"you\"\n\nMessageId\nm-1\nSubject\nA subject\nTimestamp\n2026-09-01T12:00:00.123Z\nTopicArn\n"
            + Topic + "\nType\nNotification\n",
        NotificationText.ToSign(Notified));

    [Fact]
    public void A_raw_message_is_its_text_with_the_attributes_as_the_queue_s()
    {
        var world = Queue("sns.amazonaws.com", Topic);
        var message = Assert.Single(Received(world, Send(world, Notified with { Raw = true })));
        Assert.Equal("hello \"you\"\n", message.Body);
        Assert.Equal("alarm", message.MessageAttributes!.Value["kind"].StringValue);
        Assert.Equal([0, 1, 255], message.MessageAttributes.Value["bytes"].BinaryValue);
    }

    [Fact]
    public void A_raw_message_with_more_attributes_than_a_queue_takes_is_refused() => Stopped(
        Reasons.QueueRefuses,
        Send(
            Queue("sns.amazonaws.com", Topic),
            Notified with
            {
                Raw = true,
                Attributes = Enumerable.Range(0, 11).Select(i => new MessageAttribute($"a{i}", "String", "x")).ToValueList(),
            }));

    [Fact]
    public void A_FIFO_queue_takes_what_has_a_group()
    {
        var world = new World().WithFifo(
            "q.fifo", ("ContentBasedDeduplication", "true"), ("Policy", Policy("events.amazonaws.com", Rule, "q.fifo")));
        Stopped(Reasons.QueueRefuses, Send(world, Event, "q.fifo"));
        var sent = Send(world, Event with { GroupId = "g" }, "q.fifo");
        Assert.Equal("g", Assert.Single(Received(world, sent, "q.fifo")).Attributes!.Value["MessageGroupId"]);
    }

    [Fact]
    public void A_standard_queue_gets_a_FIFO_topic_s_message_without_its_place()
    {
        var world = Queue("sns.amazonaws.com", Topic);
        var sent = Notified with { Raw = true, Attributes = [], GroupId = "g", DeduplicationId = "d", SequenceNumber = "1" };
        Assert.DoesNotContain("MessageGroupId", Assert.Single(Received(world, Send(world, sent))).Attributes!.Value.Keys);
        Assert.Equal(
            "g",
            Assert.Single(Received(world, Send(world, sent with { SequenceNumber = null }))).Attributes!.Value["MessageGroupId"]);
    }

    [Fact]
    public void Queues_and_log_groups_keep_contents_where_that_is_asked_for_alone()
    {
        var world = Queue("events.amazonaws.com", Rule);
        foreach (bool keeps in new[] { true, false })
        {
            var conveyor = new Conveyor(new Hops(world.Estate, ChatbotProfile.Current, keepsContents: keeps), null);
            var journey = conveyor.Carry(Enveloped(Event), world.Now);
            Assert.Equal(keeps ? 1 : 0, journey.Changes.Count);
            Assert.Equal(!keeps, Assert.Single(journey.Routes).HasLeft);
        }
    }

    private static Outcome Send(World world, Content content, string queue = "q") =>
        new SqsHop(world.State).Receive(Enveloped(content, queue), world.Now);

    private static Envelope Enveloped(Content content, string queue = "q") =>
        new(new Address.Queue(World.Arn(queue)), content, new Origin("1"), new Place($"{Topic}:s"));

    private static ValueList<Message> Received(World world, Outcome outcome, string queue = "q")
    {
        world.Take(outcome.Changes);
        return world.Receive(queue);
    }

    private static World Queue(string service, string source) =>
        new World().With("q", ("Policy", Policy(service, source, "q")));

    private static string Policy(string service, string source, string queue) => $$$$"""
        {"Statement":[{"Effect":"Allow","Principal":{"Service":"{{{{service}}}}"},"Action":"sqs:SendMessage",
        "Resource":"{{{{World.Arn(queue)}}}}","Condition":{"ArnEquals":{"aws:SourceArn":"{{{{source}}}}"}}}]}
        """;

    private static void Stopped(Reason reason, Outcome outcome)
    {
        var step = Assert.Single(Assert.Single(outcome.Branches).Steps);
        Assert.Equal(reason, step.Verdict.Why);
        Assert.Equal(Severity.Error, Assert.Single(step.Notes).Severity);
        Assert.Empty(outcome.Changes);
    }
}
