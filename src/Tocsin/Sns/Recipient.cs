using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Sns;

/// <summary>A subscription made ready for messages: what is the same for each of them is made once.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed class Recipient
{
    private readonly Subscription subscription;
    private readonly Filtering filtering;
    private readonly Address to;
    private readonly Step handed;

    // Null leaves what addressed the publication: Chatbot's own subscription is nobody's to write.
    private readonly Place? sentBy;

    public Recipient(Subscription subscription)
    {
        this.subscription = subscription;
        filtering = new Filtering(subscription);
        string arn = subscription.Arn.ToString();
        if (subscription.Subscriber is { } channel)
        {
            to = new Address.Channel(channel);
            handed = Passed(new Place(to.Text, "SnsTopicArns"), $"handed to Chatbot for {channel.Name}");
            sentBy = subscription.IsRaw ? new Place(arn, "RawMessageDelivery") : null;
        }
        else
        {
            sentBy = new Place(arn);
            (to, string detail) = Leaving(subscription);
            handed = Passed(sentBy, detail);
        }
    }

    public Branch Receive(Step admission, Envelope envelope, Publication publication, DateTimeOffset now) =>
        filtering.Refusal(publication) is { } filtered
            ? new Branch([admission, filtered])
            : new Branch(
                [admission, handed],
                envelope with { To = to, Content = Notified(envelope, publication, now), SentBy = sentBy ?? envelope.SentBy });

    /// <summary>To whoever else is subscribed: it leaves, and what becomes of it there is not SNS's affair.</summary>
    private static (Address To, string Detail) Leaving(Subscription subscription)
    {
        string endpoint = subscription.ShownEndpoint;
        return subscription.Protocol switch
        {
            "email" or "email-json" => (
                new Address.Mail(subscription.Endpoint),
                $"leaves for e-mail to {endpoint}{(subscription.Pending ? ", once the subscription is confirmed there" : "")}"),
            "http" or "https" => (new Address.Http(endpoint), $"leaves for {subscription.Protocol} {endpoint}"),
            var protocol => (Address.Of(subscription.Endpoint), $"leaves for {protocol} {endpoint}"),
        };
    }

    private static Step Passed(Place place, string detail) => new(Stage.Subscription, place, new Verdict.Passed(), detail);

    private Notification Notified(Envelope envelope, Publication publication, DateTimeOffset now) => new(
        subscription.Topic, envelope.Id, now, MessageStructure.TextOf(publication, subscription.Protocol), publication.Subject,
        publication.Attributes, subscription.IsRaw)
    {
        GroupId = publication.GroupId,
        DeduplicationId = publication.DeduplicationId,
        SequenceNumber = publication.SequenceNumber,
    };
}
