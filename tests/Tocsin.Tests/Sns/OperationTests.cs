using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Text;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.Sns;

public class OperationTests
{
    private readonly World world = new();

    [Fact]
    public void A_new_topic_has_the_default_policy()
    {
        Assert.Equal(
            """{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"arn:aws:sns:us-east-1:111122223333:alerts","Condition":{"StringEquals":{"AWS:SourceOwner":"111122223333"}}}]}""",
            world.Sns.Find(World.Topic.ToString())!.Policy);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a.fifo")]
    public void A_topic_name_is_letters_digits_hyphens_and_underscores(string? name)
    {
        Assert.Equal(
            ("InvalidParameter", "Invalid parameter: Topic Name"),
            Told(CreateTopic.Decide(world.Sns, new CreateTopicRequest { Name = name }, world.Call).Error));
    }

    [Fact]
    public void A_FIFO_topic_is_named_so()
    {
        Assert.Null(
            CreateTopic.Decide(world.Sns, new CreateTopicRequest { Name = "a.fifo", Attributes = [new("FifoTopic", "true")] },
                world.Call).Error);
        Assert.NotNull(
            CreateTopic.Decide(world.Sns, new CreateTopicRequest { Name = "a", Attributes = [new("FifoTopic", "true")] },
                world.Call).Error);
    }

    [Fact]
    public void The_same_topic_again_is_the_same_and_with_other_attributes_an_error()
    {
        Assert.Equal(
            World.Topic.ToString(),
            CreateTopic.Decide(world.Sns, new CreateTopicRequest { Name = "alerts" }, world.Call).Value.Response.TopicArn);
        Assert.Equal(
            ("InvalidParameter", "Invalid parameter: Attributes Reason: Topic already exists with different attributes"),
            Told(CreateTopic.Decide(world.Sns, new CreateTopicRequest { Name = "alerts", Attributes = [new("DisplayName", "x")] },
                world.Call).Error));
    }

    [Theory]
    [InlineData("sns:*", "Invalid parameter: Policy statement action out of service scope!")]
    [InlineData("SNS:*", "Invalid parameter: Policy statement action out of service scope!")]
    [InlineData("*", "Invalid parameter: Policy statement action out of service scope!")]
    [InlineData("sns:Unsubscribe", "Invalid parameter: Policy statement action out of service scope!")]
    [InlineData("sns:Publsh", "Invalid parameter: Policy statement action out of service scope!")]
    [InlineData("sqs:SendMessage", "Invalid parameter: Policy statement action out of service scope!")]
    [InlineData("sns:Publish", null)]
    [InlineData("SNS:Publish", null)]
    public void A_topic_policy_names_actions_of_SNS_one_by_one(string action, string? refusal)
    {
        var error = SetPolicy(World.Statement(action: action)).Error;
        Assert.Equal(refusal, error?.Message);
        Assert.Equal(refusal is null ? null : "Attributes/Policy", error?.Member);
    }

    [Theory]
    [InlineData("", "Invalid parameter: Policy Error: null")]
    [InlineData("{", "Invalid parameter: Policy Error: null")]
    [InlineData("{\"Statement\":[]}", "Invalid parameter: Policy Error: null")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sns:Publish\","
        + "\"Resource\":\"*\"}]}", "Invalid parameter: Policy Error: null")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"ada\"},\"Action\":\"sns:Publish\","
        + "\"Resource\":\"*\"}]}", "Invalid parameter: Policy Error: PrincipalNotFound")]
    public void A_malformed_policy_is_refused_and_the_old_one_stays(string policy, string message)
    {
        Assert.Equal(("InvalidParameter", message), Told(SetPolicy(policy).Error));
    }

    [Fact]
    public void A_policy_is_kept_without_spaces_and_otherwise_as_sent()
    {
        string spaced = World.Statement(action: "SNS:Publish").Replace(":[", " : [\n");
        Assert.Equal(World.Statement(action: "SNS:Publish"), world.Sns.After(SetPolicy(spaced)).Find(World.Topic.ToString())!.Policy);
    }

    [Theory]
    [InlineData("", "InvalidParameter", "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1")]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:alerts", "InvalidParameter", "Invalid parameter: TopicArn")]
    [InlineData("arn:aws:sns:us-east-1:111122223333:missing", "NotFound", "Topic does not exist")]
    public void An_operation_on_a_topic_that_is_not_there_says_why(string arn, string code, string message)
    {
        Assert.Equal(
            (code, message),
            Told(SetTopicAttributes.Decide(world.Sns,
                new SetTopicAttributesRequest { TopicArn = arn, AttributeName = "DisplayName", AttributeValue = "x" }, world.Call).Error));
    }

    [Fact]
    public void Unknown_attributes_are_refused_and_an_empty_one_is_not_kept()
    {
        Assert.Equal(
            "Invalid parameter: AttributeName",
            SetTopicAttributes.Decide(world.Sns,
                new SetTopicAttributesRequest { TopicArn = World.Topic.ToString(), AttributeName = "Color", AttributeValue = "x" },
                    world.Call).Error?.Message);
        Assert.Null(
            world.WithAttribute("KmsMasterKeyId", "k")
                .WithAttribute("KmsMasterKeyId", "").Sns.Find(World.Topic.ToString())!.KmsMasterKeyId);
    }

    [Fact]
    public void Deleting_a_topic_takes_its_subscriptions_along_and_can_be_repeated()
    {
        var gone = world.WithChannel().Sns.After(
            DeleteTopic.Decide(world.WithChannel().Sns, new DeleteTopicRequest { TopicArn = World.Topic.ToString() }, world.Call));
        Assert.Empty(gone.Topics);
        Assert.Empty(gone.Subscriptions);
        Assert.Null(DeleteTopic.Decide(gone, new DeleteTopicRequest { TopicArn = World.Topic.ToString() }, world.Call).Error);
        Assert.Equal("InvalidParameter", DeleteTopic.Decide(gone, new DeleteTopicRequest { TopicArn = "x" }, world.Call).Error?.Code);
    }

    [Theory]
    [InlineData("slack", "x", "Invalid parameter: Amazon SNS does not support this protocol string: slack", "Protocol")]
    [InlineData("https", "http://example.com", "Invalid parameter: Endpoint must match the specified protocol", "Endpoint")]
    [InlineData("http", "http://u:p@example.com", "Invalid parameter: Endpoint Reason: Please use HTTPS for subscriptions that contain "
        + "inline credentials", "Endpoint")]
    [InlineData("sqs", "queue", "Invalid parameter: SQS endpoint ARN", "Endpoint")]
    public void Subscribe_refuses_what_it_cannot_reach(string protocol, string endpoint, string message, string member)
    {
        var error = Subscribe.Decide(
            world.Sns, new SubscribeRequest { TopicArn = World.Topic.ToString(), Protocol = protocol, Endpoint = endpoint },
                world.Call).Error;
        Assert.Equal((message, member), (error?.Message, error?.Member));
    }

    [Theory]
    [InlineData("RawMessageDelivery", "yes", "RawMessageDelivery: Invalid value [yes]. Must be true or false.")]
    [InlineData("FilterPolicyScope", "Body", "FilterPolicyScope: Invalid value [Body]. Please use either MessageBody or MessageAttributes")]
    [InlineData("RedrivePolicy", "{\"deadLetterTargetArn\":\"q\"}", "RedrivePolicy: deadLetterTargetArn is an invalid arn")]
    [InlineData("Color", "x", "AttributeName")]
    public void Attributes_of_a_subscription_are_refused_alike_when_subscribing_and_later(string name, string value, string message)
    {
        Assert.Equal(
            $"Invalid parameter: Attributes Reason: {message}",
            Subscribe.Decide(world.Sns,
                new SubscribeRequest { TopicArn = World.Topic.ToString(), Protocol = "https", Endpoint = "https://example.com",
                    Attributes = [new(name, value)] }, world.Call).Error?.Message);
        string arn = world.WithChannel().Sns.Subscriptions.Single().Arn.ToString();
        Assert.Equal(
            $"Invalid parameter: {message}",
            SetSubscriptionAttributes.Decide(world.Sns,
                new SetSubscriptionAttributesRequest { SubscriptionArn = arn, AttributeName = name, AttributeValue = value },
                    world.Call).Error?.Message);
    }

    [Fact]
    public void Subscribing_again_gives_the_same_subscription_unless_attributes_differ()
    {
        world.WithSubscription("email", "a@example.com").WithSubscription("email", "a@example.com");
        Assert.True(Assert.Single(world.Sns.Subscriptions).Pending);
        var error = Subscribe.Decide(
            world.Sns,
            new SubscribeRequest
            {
                TopicArn = World.Topic.ToString(),
                Protocol = "email",
                Endpoint = "a@example.com",
                Attributes = [new("RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:1:q"}""")],
            },
            world.Call).Error;
        Assert.Equal("Invalid parameter: Attributes Reason: Subscription already exists with different attributes", error?.Message);
    }

    [Fact]
    public void Unsubscribe_can_be_repeated_and_wants_an_ARN()
    {
        string arn = world.WithChannel().Sns.Subscriptions.Single().Arn.ToString();
        var gone = world.Sns.After(Unsubscribe.Decide(world.Sns, new UnsubscribeRequest { SubscriptionArn = arn }, world.Call));
        Assert.Empty(gone.Subscriptions);
        Assert.Null(Unsubscribe.Decide(gone, new UnsubscribeRequest { SubscriptionArn = arn }, world.Call).Error);
        Assert.Equal(
            "Invalid parameter: SubscriptionId",
            Unsubscribe.Decide(gone, new UnsubscribeRequest { SubscriptionArn = "x" }, world.Call).Error?.Message);
        Assert.Equal(
            ("NotFound", "Subscription does not exist"),
            Told(SetSubscriptionAttributes.Decide(gone,
                new SetSubscriptionAttributesRequest { SubscriptionArn = arn, AttributeName = "RawMessageDelivery",
                    AttributeValue = "true" }, world.Call).Error));
    }

    [Theory]
    [InlineData("", null, null, "Invalid parameter: Empty message")]
    [InlineData("m", "", null, "Invalid parameter: Subject")]
    [InlineData("m", "a\nb", null, "Invalid parameter: Subject")]
    [InlineData("m", null, "json", "Invalid parameter: Message Structure - JSON message body failed to parse")]
    [InlineData("{\"https\":\"m\"}", null, "json", "Invalid parameter: Message Structure - No default entry in JSON message body")]
    [InlineData("{\"default\":{}}", null, "json", "Invalid parameter: Message Structure - No default entry in JSON message body")]
    public void Publish_refuses_what_SNS_refuses(string message, string? subject, string? structure, string refusal)
    {
        Assert.Equal(refusal, Published(message, subject, structure).Error?.Message);
    }

    [Fact]
    public void A_message_has_at_most_256_KB()
    {
        Assert.Null(Published(new string('a', Limits.MessageBytes)).Error);
        Assert.Equal("Invalid parameter: Message too long", Published(new string('a', Limits.MessageBytes - 1) + "ä").Error?.Message);
    }

    [Fact]
    public void A_publication_is_addressed_to_its_topic_and_its_subscriber_sees_the_id_that_was_answered()
    {
        var published = Published("m", "s").Value;
        var envelope = Assert.IsType<Change.Send>(Assert.Single(published.Changes)).Envelope;
        var delivered = new SnsHop(world.WithChannel().Sns, Tocsin.Kms.KmsState.Empty).Receive(envelope, World.Now);
        Assert.Equal(published.Response.MessageId, ((Notification)Assert.Single(delivered.Branches).Onward!.Content).MessageId);
        Assert.Equal(
            (World.Topic.ToString(), "m", "s"),
            (envelope.To.Text, ((Publication)envelope.Content).Message, ((Publication)envelope.Content).Subject));
    }

    private Result<Done<PublishResponse>> Published(string message, string? subject = null, string? structure = null) =>
        Publish.Decide(
            world.Sns,
            new PublishRequest { TopicArn = World.Topic.ToString(), Message = message, Subject = subject, MessageStructure = structure },
            world.Call);

    private Result<Done<Nothing>> SetPolicy(string policy) =>
        SetTopicAttributes.Decide(
            world.Sns,
            new SetTopicAttributesRequest { TopicArn = World.Topic.ToString(), AttributeName = "Policy", AttributeValue = policy },
            world.Call);

    private static (string?, string?) Told(AwsError? error) => (error?.Code, error?.Message);
}
