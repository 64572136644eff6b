using Tocsin.Sns;
using Tocsin.Sns.Shapes;

namespace Tocsin.Tests.Sns;

public sealed class SubscriptionReadingTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:111122223333:q";

    private readonly Asked sns = new();

    [Fact]
    public void A_queue_s_subscription_has_the_attributes_that_AWS_gives_it()
    {
        string arn = Subscribed("sqs", Queue);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["SubscriptionPrincipal"] = "arn:aws:iam::111122223333:root",
                ["Owner"] = "111122223333",
                ["RawMessageDelivery"] = "false",
                ["TopicArn"] = Asked.Topic,
                ["Endpoint"] = Queue,
                ["Protocol"] = "sqs",
                ["PendingConfirmation"] = "false",
                ["ConfirmationWasAuthenticated"] = "true",
                ["SubscriptionArn"] = arn,
            },
            Attributes(arn));
    }

    [Fact]
    public void What_was_set_is_told_and_the_scope_of_a_filter_policy_too()
    {
        string arn = Subscribed("sqs", Queue);
        Set(arn, "FilterPolicy", """{ "a": ["b"] }""");
        Set(arn, "RawMessageDelivery", "true");
        var attributes = Attributes(arn);
        Assert.Equal(("""{ "a": ["b"] }""", "MessageAttributes", "true"),
            (attributes["FilterPolicy"], attributes["FilterPolicyScope"], attributes["RawMessageDelivery"]));
        Set(arn, "FilterPolicyScope", "MessageBody");
        Assert.Equal("MessageBody", Attributes(arn)["FilterPolicyScope"]);
        Set(arn, "FilterPolicyScope", "MessageAttributes");
        Set(arn, "FilterPolicy", "{}");
        Assert.False(Attributes(arn).ContainsKey("FilterPolicy"));
    }

    [Fact]
    public void An_HTTP_endpoint_waits_to_be_confirmed_by_one_of_its_tokens()
    {
        Subscribed("https", "https://user:secret@example.com/hook");
        Subscribed("https", "https://user:secret@example.com/hook");
        var waiting = Assert.Single(sns.State.Subscriptions);
        Assert.Equal(2, waiting.Tokens.Distinct().Count());
        Assert.Matches("^2336412f37[0-9a-f]{278}$", waiting.Tokens[0]);
        Assert.Equal("PendingConfirmation", Assert.Single(Listed().Subscriptions!.Value).SubscriptionArn);
        Assert.Equal("https://user:****@example.com/hook", Assert.Single(Listed().Subscriptions!.Value).Endpoint);
        string arn = waiting.Arn.ToString();
        Assert.Equal(("true", "false"), (Attributes(arn)["PendingConfirmation"], Attributes(arn)["ConfirmationWasAuthenticated"]));
        Assert.Equal(
            """
            {"healthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,
            "numMinDelayRetries":0,"backoffFunction":"linear"},"sicklyRetryPolicy":null,"throttlePolicy":null,
            "requestPolicy":{"headerContentType":"text/plain; charset=UTF-8"},"guaranteed":false}
            """.ReplaceLineEndings(""),
            Attributes(arn)["EffectiveDeliveryPolicy"]);
        Assert.Equal(arn, Confirmed(waiting.Tokens[0]));
        Assert.Equal(arn, Confirmed(waiting.Tokens[1]));
        Assert.Equal("false", Attributes(arn)["PendingConfirmation"]);
        Assert.Equal(arn, Assert.Single(Listed().Subscriptions!.Value).SubscriptionArn);
    }

    [Fact]
    public void The_policy_that_holds_is_the_topic_s_where_an_endpoint_has_none()
    {
        sns.Do(SnsApi.SetTopicAttributes, new SetTopicAttributesRequest
        {
            TopicArn = Asked.Topic, AttributeName = "DeliveryPolicy",
            AttributeValue = """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":7,"numRetries":1}}}""",
        });
        Subscribed("https", "https://example.com/hook");
        Assert.StartsWith(
            """{"healthyRetryPolicy":{"minDelayTarget":7,"numRetries":1},"sicklyRetryPolicy":null""",
            Attributes(Assert.Single(sns.State.Subscriptions).Arn.ToString())["EffectiveDeliveryPolicy"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_counts_whatever_topic_of_the_region_stands_beside_it()
    {
        Subscribed("email", "a@example.com");
        string token = sns.State.Subscriptions.Single().Tokens[0];
        var request = new ConfirmSubscriptionRequest { TopicArn = Asked.Topic + "-2", Token = token, AuthenticateOnUnsubscribe = "true" };
        string arn = sns.Do(SnsApi.ConfirmSubscription, request).SubscriptionArn!;
        Assert.Equal("true", Attributes(arn)["ConfirmationWasAuthenticated"]);
        Assert.Equal(
            ("InvalidParameter", "Invalid parameter: Topic"),
            sns.Refused(SnsApi.ConfirmSubscription, request with { TopicArn = "arn:aws:sns:eu-west-1:111122223333:alerts" }));
        Assert.Equal(("InvalidParameter", "Invalid token"), sns.Refused(SnsApi.ConfirmSubscription, request with { Token = "abc" }));
        Assert.Equal(
            ("InvalidParameter", "Invalid parameter: Token"),
            sns.Refused(SnsApi.ConfirmSubscription, request with { Token = "2336412f37" + new string('0', 278) }));
    }

    [Fact]
    public void Subscriptions_are_listed_of_one_topic_and_of_all_in_pages()
    {
        sns.Do(SnsApi.CreateTopic, new CreateTopicRequest { Name = "other" });
        for (int i = 0; i <= Limits.PageSize; i++)
        {
            Subscribed("sqs", $"{Queue}{i}");
        }
        string other = Asked.Topic.Replace("alerts", "other", StringComparison.Ordinal);
        sns.Do(SnsApi.Subscribe, new SubscribeRequest { TopicArn = other, Protocol = "sqs", Endpoint = Queue });
        var first = Listed();
        Assert.Equal(Limits.PageSize, first.Subscriptions!.Value.Count);
        var rest = sns.Do(
            SnsApi.ListSubscriptionsByTopic, new ListSubscriptionsByTopicRequest { TopicArn = Asked.Topic, NextToken = first.NextToken });
        Assert.Single(rest.Subscriptions!.Value);
        Assert.Null(rest.NextToken);
        var all = sns.Do(SnsApi.ListSubscriptions, new ListSubscriptionsRequest());
        Assert.Equal(
            2, sns.Do(SnsApi.ListSubscriptions, new ListSubscriptionsRequest { NextToken = all.NextToken }).Subscriptions!.Value.Count);
    }

    [Fact]
    public void A_subscription_that_is_not_there_is_said_so()
    {
        Assert.Equal(
            ("NotFound", "Subscription does not exist"),
            sns.Refused(SnsApi.GetSubscriptionAttributes, new GetSubscriptionAttributesRequest { SubscriptionArn = Asked.Topic + ":x" }));
        Assert.Equal(
            ("InvalidParameter", "Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1"),
            sns.Refused(SnsApi.GetSubscriptionAttributes, new GetSubscriptionAttributesRequest { SubscriptionArn = "x" }));
        Assert.Equal(
            ("NotFound", "Topic does not exist"),
            sns.Refused(SnsApi.ListSubscriptionsByTopic, new ListSubscriptionsByTopicRequest { TopicArn = Asked.Topic + "-2" }));
    }

    private string Subscribed(string protocol, string endpoint) =>
        sns.Do(
            SnsApi.Subscribe, new SubscribeRequest { TopicArn = Asked.Topic, Protocol = protocol, Endpoint = endpoint }).SubscriptionArn!;

    private string Confirmed(string token) =>
        sns.Do(SnsApi.ConfirmSubscription, new ConfirmSubscriptionRequest { TopicArn = Asked.Topic, Token = token }).SubscriptionArn!;

    private ListSubscriptionsByTopicResponse Listed() =>
        sns.Do(SnsApi.ListSubscriptionsByTopic, new ListSubscriptionsByTopicRequest { TopicArn = Asked.Topic });

    private void Set(string arn, string name, string value) => sns.Do(
        SnsApi.SetSubscriptionAttributes,
        new SetSubscriptionAttributesRequest { SubscriptionArn = arn, AttributeName = name, AttributeValue = value });

    private Dictionary<string, string> Attributes(string arn) =>
        sns.Do(SnsApi.GetSubscriptionAttributes,
            new GetSubscriptionAttributesRequest { SubscriptionArn = arn }).Attributes!.Value.ToDictionary();
}
