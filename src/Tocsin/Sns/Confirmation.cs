using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Sns;

/// <summary>
/// What SNS asks an endpoint that was subscribed, or unsubscribed by whoever had the link: to say that it wants the messages.
/// </summary>
/// <param name="Token">By it the subscription is confirmed.</param>
/// <param name="SubscribeUrl">Where the endpoint says so: made with the message, since it leads to where who subscribed found SNS.</param>
/// <param name="OfEnd">The subscription has just ended; confirmed, it goes on.</param>
public sealed record Confirmation(
    Arn Topic, Arn Subscription, string MessageId, DateTimeOffset Timestamp, string Token, string SubscribeUrl, bool OfEnd = false)
    : Content, IShape<Confirmation>
{
    /// <summary>As it stands in the message and in its header.</summary>
    public string Type => OfEnd ? "UnsubscribeConfirmation" : "SubscriptionConfirmation";

    /// <summary>The envelope that brings a token to a subscription's endpoint.</summary>
    /// <param name="origin">Where the caller found this SNS; null is AWS's own.</param>
    internal static Envelope To(Subscription subscription, string token, string? origin, string id, DateTimeOffset now, bool ofEnd = false)
    {
        var topic = subscription.Topic;
        string url = $"{origin ?? NotificationText.HostOf(topic)}/?Action=ConfirmSubscription&TopicArn={topic}&Token={token}";
        return new Envelope(
            new Address.Http(subscription.ShownEndpoint), new Confirmation(topic, subscription.Arn, id, now, token, url, ofEnd),
            new Origin(id), new Place(subscription.Arn.ToString()))
        {
            Id = id,
        };
    }

    public void Write(FieldWriter to)
    {
        to.Arn("topic", Topic);
        to.Arn("subscription", Subscription);
        to.Text("messageId", MessageId);
        to.Timestamp("timestamp", Timestamp);
        to.Text("token", Token);
        to.Text("subscribeUrl", SubscribeUrl);
        to.Boolean("ofEnd", OfEnd);
    }

    public static Confirmation Read(FieldReader from) => new(
        from.Arn("topic"), from.Arn("subscription"), from.Text("messageId") ?? "", from.Timestamp("timestamp") ?? default,
        from.Text("token") ?? "", from.Text("subscribeUrl") ?? "", from.Boolean("ofEnd") ?? false);
}
