using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;
using static Tocsin.Tests.Sns.World;
using Topic = Tocsin.Sns.Topic;

namespace Tocsin.Tests.Sns;

public class DeliveryTests
{
    [Fact]
    public void Each_channel_gets_a_notification_with_the_message_as_it_was_published()
    {
        var outcome = Open().WithChannel().WithChannel("arn:aws:chatbot::111122223333:chat-configuration/slack-channel/second").Publish(message: "hello");
        Assert.Equal(2, outcome.Branches.Count);
        var onward = outcome.Branches[0].Onward!;
        var notification = Assert.IsType<Notification>(onward.Content);
        Assert.Equal((Configuration, Target, new Origin("e-1"), "Input"), (onward.To.Text, onward.SentBy, onward.Origin, onward.MadeAt!.Attribute));
        Assert.Equal((World.Topic, "hello", Now, false, null), (notification.Topic, notification.Message, notification.Timestamp, notification.Raw, notification.Subject));
        Assert.Equal([Stage.Topic, Stage.Subscription], outcome.Branches[0].Steps.Select(s => s.Stage));
        Assert.Equal("m-1", notification.MessageId);
    }

    [Fact]
    public void A_topic_without_a_channel_says_so()
    {
        var branch = Assert.Single(Open().Publish().Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.NotSubscribed), branch.Verdict);
        var note = Assert.Single(branch.Steps[1].Notes);
        Assert.Equal((new Place(World.Topic.ToString()), "sns_topic_arns = [\"arn:aws:sns:us-east-1:111122223333:alerts\"]"), (note.Where, note.Write));
    }

    [Fact]
    public void A_channel_that_listens_to_another_topic_is_pointed_at()
    {
        var world = Open();
        var other = World.Topic with { Resource = "others" };
        var state = world.Sns.With(new Topic(other, TopicPolicy.Default(other)))
            .With(OfChatbot(other, Configuration));
        var envelope = new Envelope(new Address.Topic(World.Topic), new Publication("{}", new Publisher.Caller(Arn.Parse("arn:aws:iam::111122223333:user/ada"))), new Origin("e"));
        var note = Assert.Single(new SnsHop(state, Tocsin.Kms.KmsState.Empty).Receive(envelope, Now).Branches[0].Steps[1].Notes);
        Assert.Equal(new Place(Configuration, "SnsTopicArns"), note.Where);
        Assert.EndsWith("The channel configuration deploys listens to others.", note.Message);
    }

    [Fact]
    public void E_mail_and_queues_leave_and_are_no_channel()
    {
        var outcome = Open().WithSubscription("email", "a@example.com").WithSubscription("sqs", "arn:aws:sqs:us-east-1:111122223333:q").Publish();
        Assert.Equal([new Verdict.Arrived(), new Verdict.Arrived(), new Verdict.Stopped(Reasons.NotSubscribed)], outcome.Branches.Select(b => b.Verdict));
        Assert.Equal("leaves for e-mail to a@example.com, once the subscription is confirmed there", outcome.Branches[0].Steps[1].Detail);
    }

    [Theory]
    [InlineData("lambda", "arn:aws:lambda:us-east-1:111122223333:function:f")]
    [InlineData("https", "https://example.com/hook")]
    public void A_program_may_or_may_not_post_to_Slack(string protocol, string endpoint)
    {
        var branch = Assert.Single(Open().WithSubscription(protocol, endpoint).Publish().Branches);
        Assert.Equal(new Verdict.Undetermined(endpoint, LeftForProgram: true), branch.Verdict);
    }

    [Fact]
    public void The_text_for_https_is_chosen_before_the_default()
    {
        Assert.Equal("b", Message("""{"default":"a","https":"b"}"""));
        Assert.Equal("a", Message("""{"default":"a","sqs":"b"}"""));
        Assert.Equal("1", Message("""{"default":1}"""));

        static string Message(string json) => ((Notification)Open().WithChannel().Publish(message: json, structure: "json").Branches[0].Onward!.Content).Message;
    }

    [Fact]
    public void What_is_set_on_a_subscription_made_by_hand_holds_for_Chatbot()
    {
        var world = Open().WithSubscription("https", Subscription.ChatbotEndpoint, new NamedValue("RawMessageDelivery", "true")).WithChannel();
        var branch = Assert.Single(world.Publish().Branches);
        Assert.True(((Notification)branch.Onward!.Content).Raw);
    }

    [Fact]
    public void A_subscription_made_by_hand_without_a_configuration_reaches_no_channel()
    {
        var branch = Assert.Single(Open().WithSubscription("https", Subscription.ChatbotEndpoint).Publish().Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.NotSubscribed), branch.Verdict);
        Assert.Contains("subscribed by hand", branch.Steps[1].Notes[0].Message);
    }

    [Fact]
    public void A_subscription_belongs_to_a_topic_that_exists()
    {
        Assert.Single(Open().WithChannel().WithChannel().Sns.Subscriptions);
        Assert.Empty(SnsState.Empty.With(OfChatbot(World.Topic with { Resource = "missing" }, Configuration)).Subscriptions);
    }

    private static World Open() => new World().WithPolicy(Statement());
}
