using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Subscription = Tocsin.Sns.Subscription;
using Topic = Tocsin.Sns.Topic;

namespace Tocsin.Tests.Sns;

public sealed class DeliveryPolicyTests
{
    private static readonly Topic Plain = new(World.Topic, "{}");
    private static readonly Subscription Endpoint = new(World.Topic with { Resource = "alerts:1" }, World.Topic, "http", "http://a");

    [Fact]
    public void Where_nothing_is_set_it_is_three_retries_twenty_seconds_apart() => Assert.Equal([20, 20, 20], Waits(Plain, Endpoint));

    [Fact]
    public void The_phases_follow_one_another() => Assert.Equal(
        [0, 0, 5, 5, 10, 15, 20, 20],
        Waits(Plain, Own(
            """
            {"healthyRetryPolicy":{"minDelayTarget":5,"maxDelayTarget":20,"numRetries":8,"numNoDelayRetries":2,"numMinDelayRetries":1,
            "numMaxDelayRetries":1,"backoffFunction":"linear"}}
            """)));

    [Theory]
    [InlineData("linear", new double[] { 1, 33, 65, 97, 129 })]
    [InlineData("arithmetic", new double[] { 1, 9, 33, 73, 129 })]
    [InlineData("geometric", new double[] { 1, 9.5, 26.6, 60.7, 129 })]
    [InlineData("exponential", new double[] { 1, 3.4, 11.4, 38.3, 129 })]
    public void A_backoff_grows_from_the_least_wait_to_the_longest_along_its_curve(string function, double[] waits) => Assert.Equal(
        waits,
        Waits(Plain, Own(
            $$$"""
            {"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":129,"numRetries":5,"backoffFunction":"{{{function}}}"}}
            """)));

    [Fact]
    public void A_subscription_has_its_topic_s_policy_unless_it_has_its_own()
    {
        var topic = Plain.With("DeliveryPolicy", """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":7,"numRetries":1}}}""");
        Assert.Equal([7], Waits(topic, Endpoint));
        var own = Own("""{"healthyRetryPolicy":{"minDelayTarget":2,"maxDelayTarget":2,"numRetries":2}}""");
        Assert.Equal([2, 2], Waits(topic, own));
    }

    [Fact]
    public void How_many_messages_a_second_an_endpoint_takes_is_its_own_word_or_its_topic_s()
    {
        var topic = Plain.With("DeliveryPolicy", """{"http":{"defaultThrottlePolicy":{"maxReceivesPerSecond":5}}}""");
        Assert.Null(DeliveryPolicy.Of(Plain, Endpoint).MaxReceivesPerSecond);
        Assert.Equal(5, DeliveryPolicy.Of(topic, Endpoint).MaxReceivesPerSecond);
        Assert.Equal(2, DeliveryPolicy.Of(topic, Own("""{"throttlePolicy":{"maxReceivesPerSecond":2}}""")).MaxReceivesPerSecond);
        Assert.Equal(1, DeliveryPolicy.Of(topic, Own("""{"throttlePolicy":{"maxReceivesPerSecond":0}}""")).MaxReceivesPerSecond);
    }

    [Fact]
    public void A_topic_may_have_the_last_word()
    {
        var topic = Plain.With(
            "DeliveryPolicy",
            """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":7,"numRetries":1},"disableSubscriptionOverrides":true}}""");
        Assert.Equal([7], Waits(topic, Own("""{"healthyRetryPolicy":{"minDelayTarget":2,"numRetries":2}}""")));
    }

    [Fact]
    public void A_policy_may_say_that_nothing_is_tried_again_and_what_the_content_is()
    {
        var own = Own(
            """{"healthyRetryPolicy":{"minDelayTarget":2,"numRetries":0},"requestPolicy":{"headerContentType":"application/json"}}""");
        Assert.Empty(Waits(Plain, own));
        Assert.Equal("application/json", DeliveryPolicy.Of(Plain, own).ContentType);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("""{"healthyRetryPolicy":null}""")]
    [InlineData("""{"healthyRetryPolicy":{"minDelayTarget":"x","numRetries":[],"maxDelayTarget":{}}}""")]
    public void What_is_no_policy_changes_nothing(string text) => Assert.Equal([20, 20, 20], Waits(Plain, Own(text)));

    [Fact]
    public void What_is_beyond_the_bounds_of_AWS_is_held_to_them()
    {
        var waits = Waits(
            Plain,
            Own("""{"healthyRetryPolicy":{"minDelayTarget":1e300,"maxDelayTarget":-4,"numRetries":1e9,"numNoDelayRetries":-1}}"""));
        Assert.Equal(100, waits.Count);
        Assert.All(waits, w => Assert.Equal(3600, w));
    }

    [Fact]
    public void A_policy_says_its_least_wait() => Assert.Equal(
        "Invalid parameter: Attributes Reason: DeliveryPolicy: healthyRetryPolicy.minDelayTarget must be specified",
        new Asked().Refused(
            SnsApi.Subscribe,
            new SubscribeRequest
            {
                TopicArn = Asked.Topic,
                Protocol = "http",
                Endpoint = "http://a",
                Attributes = [new("DeliveryPolicy", """{"healthyRetryPolicy":{"numRetries":2}}""")],
            }).Message);

    [Theory]
    [InlineData("""{"healthyRetryPolicy":{"minDelayTarget":30,"maxDelayTarget":20}}""")]
    [InlineData("""{"healthyRetryPolicy":{"minDelayTarget":1,"numRetries":300}}""")]
    [InlineData("""{"healthyRetryPolicy":{"minDelayTarget":1,"numRetries":2,"numNoDelayRetries":3}}""")]
    [InlineData("""{"throttlePolicy":{"maxReceivesPerSecond":0}}""")]
    public void A_policy_keeps_within_the_bounds_of_AWS(string policy) => Assert.Equal(
        "InvalidParameter",
        new Asked().Refused(
            SnsApi.Subscribe,
            new SubscribeRequest
            {
                TopicArn = Asked.Topic, Protocol = "http", Endpoint = "http://a", Attributes = [new("DeliveryPolicy", policy)],
            }).Code);

    [Theory]
    [InlineData("SignatureVersion", "2", "3")]
    [InlineData("TracingConfig", "Active", "x")]
    [InlineData("HTTPSuccessFeedbackSampleRate", "100", "101")]
    [InlineData("FifoThroughputScope", "MessageGroup", "Topic")]
    public void An_attribute_of_a_topic_has_the_values_that_AWS_knows(string name, string good, string bad)
    {
        var sns = new Asked();
        var request = new SetTopicAttributesRequest { TopicArn = Asked.Topic, AttributeName = name, AttributeValue = good };
        sns.Do(SnsApi.SetTopicAttributes, request);
        Assert.Equal("InvalidParameter", sns.Refused(SnsApi.SetTopicAttributes, request with { AttributeValue = bad }).Code);
        Assert.Equal(good, sns.State.Find(Asked.Topic)!.Find(name));
    }

    private static Subscription Own(string policy) => Endpoint with { Attributes = [new("DeliveryPolicy", policy)] };

    private static List<double> Waits(Topic topic, Subscription subscription)
    {
        var policy = DeliveryPolicy.Of(topic, subscription);
        var waits = new List<double>();
        while (policy.Wait(waits.Count + 1) is { } wait)
        {
            waits.Add(Math.Round(wait.TotalSeconds, 1));
        }
        return waits;
    }
}
