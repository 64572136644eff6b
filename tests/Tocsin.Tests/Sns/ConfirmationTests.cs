using System.Text.Json;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;

namespace Tocsin.Tests.Sns;

public sealed class ConfirmationTests
{
    private const string Endpoint = "https://example.com/hook";

    private readonly Asked sns = new();

    [Fact]
    public void An_endpoint_that_is_subscribed_is_sent_a_token_that_confirms_it()
    {
        string arn = Subscribed(sns);
        var asked = Assert.Single(sns.Changes.OfType<Change.Send>()).Envelope;
        var confirmation = Assert.IsType<Confirmation>(asked.Content);
        Assert.Equal((Endpoint, arn, "SubscriptionConfirmation"), (asked.To.Text, asked.Sender.Resource, confirmation.Type));
        Assert.Equal(
            $"https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn={Asked.Topic}&Token={confirmation.Token}",
            confirmation.SubscribeUrl);
        var confirmed = sns.Do(
            SnsApi.ConfirmSubscription, new ConfirmSubscriptionRequest { TopicArn = Asked.Topic, Token = confirmation.Token });
        Assert.Equal(arn, confirmed.SubscriptionArn);
        Assert.False(sns.State.FindSubscription(arn)!.Pending);
    }

    [Fact]
    public void The_link_leads_to_where_who_subscribed_found_the_service()
    {
        var there = new Asked { Call = sns.Call with { Endpoint = "http://tocsin:4566" } };
        string arn = Subscribed(there);
        Assert.StartsWith("http://tocsin:4566/?Action=ConfirmSubscription&", Sent(there).SubscribeUrl, StringComparison.Ordinal);
        Assert.Equal("http://tocsin:4566", there.State.FindSubscription(arn)!.FoundAt);
    }

    [Theory]
    [InlineData("sqs", "arn:aws:sqs:us-east-1:111122223333:orders")]
    [InlineData("https", Tocsin.Sns.Subscription.ChatbotEndpoint)]
    [InlineData("email", "a@example.com")]
    public void Nobody_else_is_asked(string protocol, string endpoint)
    {
        sns.Do(SnsApi.Subscribe, new SubscribeRequest { TopicArn = Asked.Topic, Protocol = protocol, Endpoint = endpoint });
        Assert.Empty(sns.Changes.OfType<Change.Send>());
    }

    [Theory]
    [InlineData("sms", "+15555550100")]
    [InlineData("application", "arn:aws:sns:us-east-1:111122223333:endpoint/GCM/app/1")]
    public void A_server_sends_no_short_message_and_no_push_and_what_is_declared_may(string protocol, string endpoint)
    {
        var request = new SubscribeRequest { TopicArn = Asked.Topic, Protocol = protocol, Endpoint = endpoint };
        var served = new Asked { Call = sns.Call with { Endpoint = "http://tocsin:4566" } };
        Assert.Equal(
            ("AuthorizationError",
                $"User: {sns.Call.Principal} is not authorized to perform: SNS:Subscribe on resource: {Asked.Topic} "
                    + "because no identity-based policy allows the SNS:Subscribe action"),
            served.Refused(SnsApi.Subscribe, request));
        Assert.NotNull(sns.Do(SnsApi.Subscribe, request).SubscriptionArn);
    }

    [Fact]
    public void A_password_in_an_endpoint_stands_in_no_envelope()
    {
        sns.Do(
            SnsApi.Subscribe,
            new SubscribeRequest { TopicArn = Asked.Topic, Protocol = "https", Endpoint = "https://user:secret@example.com/hook" });
        Assert.Equal("https://user:****@example.com/hook", Assert.Single(sns.Changes.OfType<Change.Send>()).Envelope.To.Text);
        Assert.Equal("https://user:secret@example.com/hook", sns.State.Subscriptions.Single().Endpoint);
    }

    [Fact]
    public void Whoever_has_the_link_ends_a_subscription_and_its_endpoint_may_take_it_up_again()
    {
        string arn = Subscribed(sns);
        Confirm(Sent(sns));
        var anonymous = Anonymous();
        anonymous.Do(SnsApi.Unsubscribe, new UnsubscribeRequest { SubscriptionArn = arn });
        var told = Sent(anonymous);
        Assert.Equal(("UnsubscribeConfirmation", arn), (told.Type, told.Subscription.ToString()));
        Assert.Equal("Deleted", Listed(anonymous));
        anonymous.Do(SnsApi.ConfirmSubscription, new ConfirmSubscriptionRequest { TopicArn = Asked.Topic, Token = told.Token });
        Assert.Equal(arn, Listed(anonymous));
    }

    [Fact]
    public void Who_signs_ends_it_for_good_and_tells_nobody()
    {
        string arn = Subscribed(sns);
        Confirm(Sent(sns));
        sns.Do(SnsApi.Unsubscribe, new UnsubscribeRequest { SubscriptionArn = arn });
        Assert.Empty(sns.Changes.OfType<Change.Send>());
        Assert.Empty(sns.State.Subscriptions);
    }

    [Fact]
    public void What_waits_for_its_confirmation_cannot_be_unsubscribed()
    {
        string arn = Subscribed(sns);
        Assert.Equal(
            (
                "InvalidParameter",
                "Invalid parameter: SubscriptionArn Reason: Cannot unsubscribe a subscription that is pending confirmation"),
            sns.Refused(SnsApi.Unsubscribe, new UnsubscribeRequest { SubscriptionArn = arn }));
    }

    [Fact]
    public void Who_visits_the_link_twice_ends_it_once()
    {
        string arn = Subscribed(sns);
        Confirm(Sent(sns));
        var anonymous = Anonymous();
        anonymous.Do(SnsApi.Unsubscribe, new UnsubscribeRequest { SubscriptionArn = arn });
        anonymous.Do(SnsApi.Unsubscribe, new UnsubscribeRequest { SubscriptionArn = arn });
        Assert.Empty(anonymous.Changes);
    }

    [Fact]
    public void Nobody_but_who_signs_ends_a_subscription_that_was_confirmed_so()
    {
        string arn = Subscribed(sns);
        sns.Do(
            SnsApi.ConfirmSubscription,
            new ConfirmSubscriptionRequest { TopicArn = Asked.Topic, Token = Sent(sns).Token, AuthenticateOnUnsubscribe = "true" });
        Assert.Equal(
            ("AuthorizationError", "This subscription may only be deleted by an authorized user."),
            Anonymous().Refused(SnsApi.Unsubscribe, new UnsubscribeRequest { SubscriptionArn = arn }));
    }

    [Fact]
    public void A_link_confirms_in_any_region_but_protects_from_nobody()
    {
        Subscribed(sns);
        string token = Sent(sns).Token;
        var elsewhere = Anonymous() with { Call = sns.Call with { IsAnonymous = true, Region = "eu-west-1" } };
        Assert.Equal(
            ("AuthorizationError", "To disallow anonymous unsubscription, subscriber and confirmer IDs must match"),
            elsewhere.Refused(
                SnsApi.ConfirmSubscription,
                new ConfirmSubscriptionRequest { TopicArn = Asked.Topic, Token = token, AuthenticateOnUnsubscribe = "true" }));
        elsewhere.Do(SnsApi.ConfirmSubscription, new ConfirmSubscriptionRequest { TopicArn = Asked.Topic, Token = token });
        Assert.False(elsewhere.State.Subscriptions.Single().Pending);
    }

    [Fact]
    public void The_text_has_the_members_of_AWS_in_their_order()
    {
        Subscribed(sns);
        string text = ConfirmationText.Write(Sent(sns), new NotificationSignature("1", "c2lnbmVk", "http://127.0.0.1/c.pem"));
        Assert.StartsWith("{\n  \"Type\" : \"SubscriptionConfirmation\",\n  \"MessageId\" : \"", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(
            [
                "Type", "MessageId", "Token", "TopicArn", "Message", "SubscribeURL", "Timestamp", "SignatureVersion", "Signature",
                "SigningCertURL",
            ],
            json.RootElement.EnumerateObject().Select(m => m.Name));
        Assert.Equal(
            $"You have chosen to subscribe to the topic {Asked.Topic}.\n"
                + "To confirm the subscription, visit the SubscribeURL included in this message.",
            json.RootElement.GetProperty("Message").GetString());
    }

    private static string Subscribed(Asked sns) => sns.Do(
        SnsApi.Subscribe,
        new SubscribeRequest { TopicArn = Asked.Topic, Protocol = "https", Endpoint = Endpoint, ReturnSubscriptionArn = true })
        .SubscriptionArn!;

    private static Confirmation Sent(Asked sns) =>
        Assert.IsType<Confirmation>(Assert.Single(sns.Changes.OfType<Change.Send>()).Envelope.Content);

    private void Confirm(Confirmation confirmation) =>
        sns.Do(SnsApi.ConfirmSubscription, new ConfirmSubscriptionRequest { TopicArn = Asked.Topic, Token = confirmation.Token });

    private Asked Anonymous() => sns with { Call = sns.Call with { IsAnonymous = true } };

    private static string? Listed(Asked sns) =>
        Assert.Single(sns.Do(SnsApi.ListSubscriptions, new ListSubscriptionsRequest()).Subscriptions!.Value).SubscriptionArn;
}
