using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;
using Tocsin.Told;
using static Tocsin.Tests.Told.World;
using Topic = Tocsin.Sns.Topic;

namespace Tocsin.Tests.Told;

public class UnheardTests
{
    [Theory]
    [InlineData("sqs", "arn:aws:sqs:us-east-1:111122223333:q")]
    [InlineData("email", "a@example.com")]
    public void A_topic_that_others_alone_hear_rings_nowhere_and_stops_nothing(string protocol, string endpoint)
    {
        var told = Published(WithSubscription(protocol, endpoint));
        Assert.Equal((EventOutcome.Stopped, Reasons.NotSubscribed), (told.Outcome, told.Reason!.Value));
        Assert.Equal(RouteOutcome.Left, Assert.Single(told.Routes).Outcome);
        Assert.Equal(FindingCode.NotSubscribed, Assert.Single(told.Findings).Code);
    }

    [Fact]
    public void A_topic_that_nobody_hears_says_what_to_write()
    {
        var told = Published(new Sns.World().WithPolicy(Sns.World.Statement()).Sns);
        var finding = Assert.Single(Assert.Single(told.Routes).Hops[^1].Findings);
        Assert.Equal((FindingCode.NotSubscribed, "sns_topic_arns = [\"arn:aws:sns:us-east-1:111122223333:alerts\"]"),
            (finding.Code, finding.Write));
        Assert.Empty(told.Findings);
    }

    [Fact]
    public void A_channel_that_listens_to_another_topic_is_pointed_at()
    {
        var other = Sns.World.Topic with { Resource = "others" };
        var sns = new Sns.World().Sns.With(new Topic(other, TopicPolicy.Default(other)))
            .With(Sns.World.OfChatbot(other, Sns.World.Configuration));
        var hop = Assert.Single(Published(sns).Routes).Hops[^1];
        Assert.Equal(Sns.World.Configuration, hop.Address);
        Assert.EndsWith("The channel configuration deploys listens to others.", Assert.Single(hop.Findings).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Chatbots_endpoint_subscribed_by_hand_is_no_channel()
    {
        var told = Published(WithSubscription("https", Subscription.ChatbotEndpoint));
        Assert.Equal(Reasons.NotSubscribed, told.Reason);
        Assert.Contains("subscribed by hand", Assert.Single(told.Routes[0].Hops[^1].Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_takes_the_place_of_a_channel()
    {
        var told = Published(WithSubscription("lambda", "arn:aws:lambda:us-east-1:111122223333:function:f"));
        Assert.Equal(EventOutcome.Undetermined, told.Outcome);
        Assert.Empty(told.Findings);
    }
}
