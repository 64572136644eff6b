using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Queries;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Sns;
using Tocsin.Sqs;
using Tocsin.Text;
using Rule = Tocsin.EventBridge.Rule;
using Target = Tocsin.EventBridge.Shapes.Target;

namespace Tocsin.Tests.Delivery;

/// <summary>What cannot be delivered, and what its dead-letter queue gets of it.</summary>
public sealed class DeadLetterTests
{
    private const string Account = "111122223333";

    private static readonly Arn DeadLetters = Arn.Parse($"arn:aws:sqs:ap-northeast-2:{Account}:dead");

    [Fact]
    public async Task A_topic_that_denies_leaves_the_attempted_input_with_what_failed()
    {
        await using var given = await Article();
        var topic = given.Writer.Estate.Sns.Topics.Single();
        await Put(given, topic with { Policy = TopicPolicy.Default(topic.Arn) });
        var trace = await Send(given);
        Assert.Equal(Reasons.PolicyDenied, Assert.Single(trace.Routes).Why);
        Assert.EndsWith($"; kept in the dead-letter queue {DeadLetters}", Detail(trace), StringComparison.Ordinal);
        var letter = Assert.Single(Letters(given));
        Assert.Contains("ECS Deployment Failed", letter.Body, StringComparison.Ordinal);
        Assert.Equal(
            (RuleOf(given).Arn.ToString(), topic.Arn.ToString(), "NO_PERMISSIONS"),
            (Attribute(letter, "RULE_ARN"), Attribute(letter, "TARGET_ARN"), Attribute(letter, "ERROR_CODE")));
        Assert.Matches(
            "^User: events.amazonaws.com is not authorized to perform: SNS:Publish on resource: " + topic.Arn + " because no "
                + "resource-based policy allows the SNS:Publish action \\(Service: AmazonSNS; Status Code: 403; Error Code: "
                + "AuthorizationError; Request ID: [0-9a-f-]{36}; Proxy: null\\)$",
            Attribute(letter, "ERROR_MESSAGE"));
        Assert.All(letter.Attributes, a => Assert.Equal("String", a.Value.DataType));
    }

    [Fact]
    public async Task What_is_kept_there_outlives_the_process()
    {
        await using var given = await Article();
        var topic = given.Writer.Estate.Sns.Topics.Single();
        await Put(given, topic with { Policy = TopicPolicy.Default(topic.Arn) });
        await Send(given);
        var before = Assert.Single(Letters(given));
        await given.Restart();
        Assert.Equal(before, Assert.Single(Letters(given)));
    }

    [Fact]
    public async Task A_topic_that_is_gone_is_no_resource()
    {
        await using var given = await Article();
        await given.Writer.Apply([new Change.Remove(given.Writer.Estate.Sns.Topics.Single().Arn)], Given.Admin);
        Assert.Equal(Reasons.TopicMissing, Assert.Single((await Send(given)).Routes).Why);
        Assert.Equal("NO_RESOURCE", Attribute(Assert.Single(Letters(given)), "ERROR_CODE"));
        Assert.True(Query.TryParse("is:undelivered", DateTimeOffset.UtcNow, out var query, out _));
        Assert.True(query.Holds(Found.Of(Assert.Single(new TraceTable(given.Store).Page(long.MaxValue, 9)))));
    }

    [Fact]
    public async Task A_queue_that_is_missing_or_denies_is_told_in_the_words_of_SQS()
    {
        await using var given = await Article();
        var queue = DeadLetters with { Resource = "orders" };
        await Aim(given, t => Aimed(t, queue));
        await Send(given);
        await Put(given, new Queue(queue, "orders"));
        await Send(given);
        var letters = Letters(given);
        Assert.Equal(["NO_RESOURCE", "NO_PERMISSIONS"], letters.Select(l => Attribute(l, "ERROR_CODE")));
        Assert.StartsWith(
            "The specified queue does not exist or you do not have access to it. (Service: AmazonSQS; Status Code: 400; Error Code: "
                + "AWS.SimpleQueueService.NonExistentQueue; Request ID: ",
            Attribute(letters[0], "ERROR_MESSAGE"), StringComparison.Ordinal);
        Assert.Contains(
            "because no resource-based policy allows the sqs:sendmessage action (Service: AmazonSQS; Status Code: 403; Error Code: "
                + "AccessDenied; Request ID: ",
            Attribute(letters[1], "ERROR_MESSAGE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_JSON_is_there_as_it_was_made()
    {
        await using var given = await Article();
        await Aim(given, t => t with
        {
            InputTransformer = new InputTransformer { InputPathsMap = [new("d", "$.detail")], InputTemplate = "{\"text\": \"<d>\"}" },
        });
        Assert.Equal(Reasons.TransformerInvalidJson, Assert.Single((await Send(given)).Routes).Why);
        var letter = Assert.Single(Letters(given));
        Assert.Equal("INVALID_JSON", Attribute(letter, "ERROR_CODE"));
        Assert.Equal("Invalid input for target.", Attribute(letter, "ERROR_MESSAGE"));
        Assert.StartsWith("{\"text\": \"{", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_publish_is_a_missing_permission()
    {
        await using var given = await Article();
        var role = new Role(
            Arn.Parse($"arn:aws:iam::{Account}:role/sender"), "sender",
            """{"Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");
        await Put(given, role);
        await Aim(given, t => t with { RoleArn = role.Arn.ToString() });
        await Send(given);
        var letter = Assert.Single(Letters(given));
        Assert.Equal("NO_PERMISSIONS", Attribute(letter, "ERROR_CODE"));
        Assert.Contains("ECS Deployment Failed", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_letter_queue_that_denies_keeps_nothing_and_the_trace_says_so()
    {
        await using var given = await Article(policy: null);
        var topic = given.Writer.Estate.Sns.Topics.Single();
        await Put(given, topic with { Policy = TopicPolicy.Default(topic.Arn) });
        Assert.Contains(
            "; its dead-letter queue does not take it: User: events.amazonaws.com is not authorized to perform: sqs:sendmessage",
            Detail(await Send(given)), StringComparison.Ordinal);
        Assert.Empty(Letters(given));
    }

    [Fact]
    public async Task What_a_subscriber_does_not_want_is_no_failure_of_the_target()
    {
        await using var given = await Article();
        foreach (var subscription in given.Writer.Estate.Sns.Subscriptions.ToList())
        {
            await Put(given, subscription with { Attributes = [new("FilterPolicy", """{"a":["b"]}""")] });
        }
        Assert.Equal(Reasons.FilteredOut, Assert.Single((await Send(given)).Routes).Why);
        Assert.Equal(["dropped"], Found.StatesOf(Assert.Single(new TraceTable(given.Store).Page(long.MaxValue, 9))));
        Assert.Empty(Letters(given));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_subscribed_queue_does_not_take_goes_to_the_subscription_s_own(bool raw)
    {
        await using var given = await Article();
        var subscription = await Subscribed(given, "sqs", DeadLetters with { Resource = "orders" }, raw);
        await Publish(given, subscription.Topic);
        var letter = Assert.Single(Letters(given));
        Assert.Equal(raw, letter.Body == "it burns");
        Assert.Contains("it burns", letter.Body, StringComparison.Ordinal);
        Assert.Empty(letter.Attributes);
    }

    [Fact]
    public async Task What_an_endpoint_never_took_goes_there_with_the_end_of_its_attempts()
    {
        await using var given = await Article();
        var subscription = await Subscribed(given, "http", "http://127.0.0.1:9/hook", raw: true);
        var trace = await Publish(given, subscription.Topic);
        var outbox = new Outbox(given.Store);
        var kept = Assert.Single(outbox.Of(trace), k => k.Leaving.Lane.StartsWith("http:", StringComparison.Ordinal));
        await given.Writer.Settle(kept.Leaving, new Settlement.Again(DateTimeOffset.UtcNow, "not now"));
        Assert.Empty(Letters(given));
        await given.Writer.Settle(kept.Leaving with { Attempts = 1 }, new Settlement.Dead("the endpoint answered HTTP 500; tried 2 times"));
        Assert.Equal("it burns", Assert.Single(Letters(given)).Body);
        Assert.Equal(
            (LeavingState.Dead, $"the endpoint answered HTTP 500; tried 2 times; kept in the dead-letter queue {DeadLetters}"),
            (outbox.Find(kept.Leaving.Id)!.State, outbox.Find(kept.Leaving.Id)!.Why));
    }

    [Fact]
    public async Task What_asks_to_confirm_goes_to_no_queue()
    {
        await using var given = await Article();
        var subscription = await Subscribed(given, "http", "http://127.0.0.1:9/hook", raw: false);
        var asked = Confirmation.To(subscription, "2336412f37", null, "m-1", DateTimeOffset.UtcNow);
        var trace = await given.Writer.Send(asked, Door.Client, Given.Admin);
        var kept = Assert.Single(new Outbox(given.Store).Of(trace));
        await given.Writer.Settle(kept.Leaving, new Settlement.Dead("the endpoint answered HTTP 500; tried 4 times"));
        Assert.Empty(Letters(given));
    }

    /// <summary>The article's chain, whose target has a dead-letter queue that admits both services.</summary>
    private static async Task<Given> Article(string? policy =
        """{"Statement":[{"Effect":"Allow","Principal":{"Service":["events.amazonaws.com","sns.amazonaws.com"]},"Action":"sqs:SendMessage","Resource":"*"}]}""")
    {
        var given = await Given.Article();
        await Put(given, new Queue(DeadLetters, "dead", policy));
        await Aim(given, t => t);
        return given;
    }

    private static Task Aim(Given given, Func<Target, Target> change)
    {
        var rule = RuleOf(given);
        var target = change(Assert.Single(rule.Targets)) with { DeadLetterConfig = new DeadLetterConfig { Arn = DeadLetters.ToString() } };
        return Put(given, rule with { Targets = [target] });
    }

    private static Target Aimed(Target target, Arn at) => target with { Arn = at.ToString() };

    private static async Task<Tocsin.Sns.Subscription> Subscribed(Given given, string protocol, object endpoint, bool raw)
    {
        var topic = given.Writer.Estate.Sns.Topics.Single();
        var subscription = new Tocsin.Sns.Subscription(
            topic.Arn with { Resource = $"{topic.Arn.Resource}:4c0b8a0e" }, topic.Arn, protocol, $"{endpoint}",
            Attributes: [
                new("RawMessageDelivery", raw ? "true" : "false"), new("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{DeadLetters}}"}"""),
            ]);
        await Put(given, subscription);
        return subscription;
    }

    private static Task Put(Given given, Resource resource) => given.Writer.Apply([new Change.Put(resource)], Given.Admin);

    private static Rule RuleOf(Given given) => given.Writer.Estate.Events.Rules.Single();

    private static Task<Trace> Send(Given given) => given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);

    private static Task<Trace> Publish(Given given, Arn topic) => given.Writer.Send(
        new Envelope(new Address.Topic(topic), new Publication("it burns", new Publisher.Caller(Given.Admin)), new Origin("p-1"))
        {
            Id = "p-1",
        },
        Door.Client, Given.Admin);

    private static string Detail(Trace trace) => Assert.Single(trace.Routes).Steps[^1].Detail;

    private static List<QueueMessage> Letters(Given given) => [.. given.Writer.Estate.Sqs.Of(DeadLetters)!.All];

    private static string Attribute(QueueMessage message, string name) =>
        message.Attributes.TryGetValue(name, out var value) ? value.StringValue! : "";
}
