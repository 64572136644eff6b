using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Kms;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Text;
using Tocsin.Tests.Estates;
using Subscription = Tocsin.Sns.Subscription;

namespace Tocsin.Tests.Sns;

/// <summary>A topic named alerts, with what a test adds to it, and a rule that publishes to it.</summary>
internal sealed class World
{
    public const string Rule = "arn:aws:events:us-east-1:111122223333:rule/failed";
    public const string Configuration = "arn:aws:chatbot::111122223333:chat-configuration/slack-channel/deploys";

    public static readonly Arn Topic = Arn.Parse("arn:aws:sns:us-east-1:111122223333:alerts");
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);
    public static readonly Place Target = new($"{Rule}/target/1", "Arn");

    public Call Call { get; } = new(AccountId.Assumed, "us-east-1", Now, new Ids(1));

    public SnsState Sns { get; private set; } = SnsState.Empty;

    public KmsState Kms { get; set; } = KmsState.Empty;

    public IamState Iam { get; set; } = IamState.Empty;

    public World() => Sns = Sns.After(CreateTopic.Decide(Sns, new CreateTopicRequest { Name = "alerts" }, Call));

    public static string Statement(
        string condition = "", string principal = """{"Service":"events.amazonaws.com"}""", string action = "sns:Publish",
        string? resource = null) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"AllowEvents","Effect":"Allow","Principal":{{principal}},"Action":"{{action}}","Resource":"{{resource ?? Topic.ToString()}}"{{(condition.Length > 0 ? $",\"Condition\":{condition}" : "")}}}]}""";

    public World WithAttribute(string name, string value)
    {
        Sns = Sns.After(
            SetTopicAttributes.Decide(Sns,
                new SetTopicAttributesRequest { TopicArn = Topic.ToString(), AttributeName = name, AttributeValue = value }, Call));
        return this;
    }

    public World WithPolicy(string policy) => WithAttribute("Policy", policy);

    public World WithChannel(string configuration = Configuration)
    {
        Sns = Sns.With(OfChatbot(Topic, configuration));
        return this;
    }

    /// <summary>The subscription that Chatbot makes for a channel configuration.</summary>
    public static Subscription OfChatbot(Arn topic, string configuration) => new(
        topic with { Resource =
            $"{topic.Resource}:{new Ids(StableHash.Of(configuration)).Uuid()}" }, topic, "https", Subscription.ChatbotEndpoint,
                Arn.Parse(configuration));

    public World WithSubscription(string protocol, string endpoint, params (string Name, string Value)[] attributes)
    {
        Sns = Sns.After(
            Subscribe.Decide(Sns,
                new SubscribeRequest { TopicArn = Topic.ToString(), Protocol = protocol, Endpoint = endpoint,
                    Attributes = attributes.Select(a => KeyValuePair.Create(a.Name, a.Value)).ToValueMap() }, Call));
        return this;
    }

    public Outcome Publish(
        Publisher? publisher = null, string message = "{}", string? structure = null, string? to = null,
        ValueList<MessageAttribute> attributes = default, DateTimeOffset? now = null)
    {
        publisher ??= new Publisher.Service("events.amazonaws.com", Arn.Parse(Rule), "111122223333");
        var envelope = new Envelope(
            Address.Of(to ?? Topic.ToString()), new Publication(message, publisher, null, attributes, structure), new Origin("e-1"), Target,
            Target with { Attribute = "Input" }) { Id = "m-1" };
        return new SnsHop(Sns, Kms, Iam).Receive(envelope, now ?? Now);
    }
}
