using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Text;
using Subscription = Tocsin.Sns.Subscription;

namespace Tocsin.Tests.Sns;

/// <summary>Filter policies on the subscription of Chatbot's endpoint, made by hand.</summary>
public class FilteringTests
{
    [Fact]
    public void A_policy_on_attributes_drops_what_EventBridge_sends()
    {
        var branch = Assert.Single(Filtered("""{"severity":["high"]}""").Publish().Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.FilteredOut), branch.Verdict);
        var note = Assert.Single(branch.Steps[1].Notes);
        Assert.Equal((FindingCode.FilteredOut, "FilterPolicy", "/severity"), (note.Code, note.Where.Attribute, note.Where.Pointer));
        Assert.Contains("EventBridge's messages carry no attributes, so such a policy drops them all.", note.Message);
    }

    [Theory]
    [InlineData("""{"severity":["high"]}""", "String", "high", true)]
    [InlineData("""{"severity":["high"]}""", "String", "low", false)]
    [InlineData("""{"severity":["high"]}""", "String.Array", """["low","high"]""", true)]
    [InlineData("""{"severity":[{"numeric":[">",3]}]}""", "Number", "4", true)]
    [InlineData("""{"severity":[{"numeric":[">",3]}]}""", "Number", "2", false)]
    [InlineData("""{"severity":["aGk="]}""", "Binary", "aGk=", false)]
    [InlineData("""{"severity":[{"exists":false}]}""", "String", "high", false)]
    public void A_policy_on_attributes_looks_at_their_values(string policy, string type, string value, bool passes)
    {
        var branch = Assert.Single(Filtered(policy).Publish(attributes: [new MessageAttribute("severity", type, value)]).Branches);
        Assert.Equal(passes, branch.Verdict is Verdict.Passed);
    }

    [Theory]
    [InlineData("""{"source":"aws.ecs","detail":{"eventName":"SERVICE_DEPLOYMENT_FAILED"}}""", true)]
    [InlineData("""{"source":"aws.ecs","detail":{"eventName":"SERVICE_DEPLOYMENT_COMPLETED"}}""", false)]
    [InlineData("deployment failed", false)]
    [InlineData("[]", false)]
    public void A_policy_on_the_body_looks_into_a_JSON_object(string message, bool passes)
    {
        var branch = Assert.Single(
            Filtered("""{"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""", "MessageBody").Publish(message: message).Branches);
        Assert.Equal(passes, branch.Verdict is Verdict.Passed);
    }

    [Fact]
    public void A_policy_holds_for_other_subscribers_too()
    {
        var world = new World().WithPolicy(World.Statement())
            .WithSubscription("email", "a@example.com", ("FilterPolicy", """{"severity":["high"]}"""));
        Assert.Equal(new Verdict.Stopped(Reasons.FilteredOut), world.Publish().Branches[0].Verdict);
    }

    [Fact]
    public void An_unknown_value_in_the_policy_or_the_body_leaves_it_open()
    {
        Assert.Equal(
            new Verdict.Undetermined("x.severity"),
            Filtered($$"""{"severity":["{{Unknown.Mark("x.severity")}}"]}""").Publish().Branches[0].Verdict);
        Assert.Equal(
            new Verdict.Undetermined("x.name"),
            Filtered("""{"name":["a"]}""", "MessageBody")
                .Publish(message: $$"""{"name":"{{Unknown.Mark("x.name")}}"}""").Branches[0].Verdict);
    }

    [Theory]
    [InlineData("""{"a":[]}""", "MessageAttributes", "FilterPolicy: Empty arrays are not allowed")]
    [InlineData("""{"a":"b"}""", "MessageAttributes", "FilterPolicy: \"a\" must be an object or an array")]
    [InlineData("""{"a":["x"],"b":["x"],"c":["x"],"d":["x"],"e":["x"],"f":["x"]}""", "MessageAttributes", "FilterPolicy: Filter policy "
        + "can not have more than 5 keys")]
    public void A_policy_that_SNS_refuses_is_refused_in_its_words(string policy, string scope, string message)
    {
        var world = new World();
        var error = Subscribe.Decide(
            world.Sns, new SubscribeRequest { TopicArn = World.Topic.ToString(), Protocol = "https", Endpoint = "https://example.com",
                Attributes = [new("FilterPolicyScope", scope), new("FilterPolicy", policy)] }, world.Call).Error;
        Assert.StartsWith($"Invalid parameter: Attributes Reason: {message}", error?.Message);
        Assert.Equal("Attributes/FilterPolicy", error?.Member);
        string arn = world.WithChannel().Sns.Subscriptions.Single().Arn.ToString();
        Assert.StartsWith(
            $"Invalid parameter: {message}",
            SetSubscriptionAttributes.Decide(world.Sns,
                new SetSubscriptionAttributesRequest { SubscriptionArn = arn, AttributeName = "FilterPolicy", AttributeValue = policy },
                    world.Call).Error?.Message);
    }

    [Fact]
    public void An_empty_policy_is_none()
    {
        Assert.Null(Filtered("{}").Sns.Subscriptions.First().FilterPolicy);
    }

    private static World Filtered(string policy, string scope = "MessageAttributes") => new World().WithPolicy(World.Statement())
        .WithSubscription("https", Subscription.ChatbotEndpoint, ("FilterPolicy", policy), ("FilterPolicyScope", scope)).WithChannel();
}
