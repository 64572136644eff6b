using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;
using static Tocsin.Tests.Sns.World;
using Topic = Tocsin.Sns.Topic;

namespace Tocsin.Tests.Sns;

public class FanoutTests
{
    [Fact]
    public void Each_channel_gets_a_notification_with_the_message_as_it_was_published()
    {
        var outcome = Open().WithChannel().WithChannel("arn:aws:chatbot::111122223333:chat-configuration/slack-channel/second")
            .Publish(message: "hello");
        Assert.Equal(2, outcome.Branches.Count);
        var onward = outcome.Branches[0].Onward!;
        var notification = Assert.IsType<Notification>(onward.Content);
        Assert.Equal((Configuration, Target, new Origin("e-1"), "Input"),
            (onward.To.Text, onward.SentBy, onward.Origin, onward.MadeAt!.Attribute));
        Assert.Equal((World.Topic, "hello", Now, false, null),
            (notification.Topic, notification.Message, notification.Timestamp, notification.Raw, notification.Subject));
        Assert.Equal([Stage.Topic, Stage.Subscription], outcome.Branches[0].Steps.Select(s => s.Stage));
        Assert.Equal("m-1", notification.MessageId);
    }

    [Fact]
    public void A_topic_without_a_subscription_delivers_to_nobody()
    {
        var branch = Assert.Single(Open().Publish().Branches);
        Assert.Equal((new Verdict.Stopped(Reasons.NotSubscribed), new Place(World.Topic.ToString())),
            (branch.Verdict, branch.Steps[1].Where));
    }

    [Theory]
    [InlineData("email", "a@example.com", "mailto:a@example.com")]
    [InlineData("sqs", "arn:aws:sqs:us-east-1:111122223333:q", "arn:aws:sqs:us-east-1:111122223333:q")]
    [InlineData("lambda", "arn:aws:lambda:us-east-1:111122223333:function:f", "arn:aws:lambda:us-east-1:111122223333:function:f")]
    [InlineData("https", "https://example.com/hook", "https://example.com/hook")]
    public void A_topic_with_any_subscription_stops_nothing(string protocol, string endpoint, string address)
    {
        var branch = Assert.Single(Open().WithSubscription(protocol, endpoint).Publish(message: "hello").Branches);
        Assert.IsType<Verdict.Passed>(branch.Verdict);
        Assert.Equal((address, "hello"), (branch.Onward!.To.Text, ((Notification)branch.Onward.Content).Message));
        Assert.Equal(Address.Of(address), branch.Onward.To);
    }

    [Fact]
    public void E_mail_waits_for_its_confirmation() => Assert.Equal(
        "leaves for e-mail to a@example.com, once the subscription is confirmed there",
        Assert.Single(Open().WithSubscription("email", "a@example.com").Publish().Branches).Steps[1].Detail);

    [Fact]
    public void The_text_for_https_is_chosen_before_the_default()
    {
        Assert.Equal("b", Message("""{"default":"a","https":"b"}"""));
        Assert.Equal("a", Message("""{"default":"a","sqs":"b"}"""));
        Assert.Equal("1", Message("""{"default":1}"""));

        static string Message(string json) =>
            ((Notification)Open().WithChannel().Publish(message: json, structure: "json").Branches[0].Onward!.Content).Message;
    }

    [Fact]
    public void What_is_set_on_a_subscription_made_by_hand_holds_for_Chatbot()
    {
        var world = Open().WithSubscription("https", Subscription.ChatbotEndpoint, ("RawMessageDelivery", "true")).WithChannel();
        var branch = Assert.Single(world.Publish().Branches);
        Assert.True(((Notification)branch.Onward!.Content).Raw);
    }

    [Fact]
    public void A_subscription_made_by_hand_without_a_configuration_reaches_no_channel()
    {
        var branch = Assert.Single(Open().WithSubscription("https", Subscription.ChatbotEndpoint).Publish().Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.NotSubscribed), branch.Verdict);
        Assert.Equal("Chatbot drops it: no channel configuration names the topic", branch.Steps[1].Detail);
    }

    [Fact]
    public void A_subscription_belongs_to_a_topic_that_exists()
    {
        Assert.Single(Open().WithChannel().WithChannel().Sns.Subscriptions);
        Assert.Empty(SnsState.Empty.With(OfChatbot(World.Topic with { Resource = "missing" }, Configuration)).Subscriptions);
    }

    private static World Open() => new World().WithPolicy(Statement());
}
