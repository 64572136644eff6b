using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>The second step of a publication: which subscription gets it.</summary>
internal static class Fanout
{
    public static IEnumerable<Branch> Branches(Envelope envelope, Publication publication, Topic topic, SnsState state, DateTimeOffset now)
    {
        var all = state.SubscriptionsOf(topic.Arn).ToList();
        // By hand or by Chatbot, it is one subscription on AWS: same topic, protocol and endpoint. So what was set by hand holds for every
        // channel.
        var byHand = all.Find(s => s is { Subscriber: null, IsOfChatbot: true });
        var channels = all.Where(s => s.Subscriber is not null)
            .Select(s => byHand is null ? s : s with { Arn = byHand.Arn, Attributes = byHand.Attributes }).ToList();
        foreach (var channel in channels)
        {
            yield return ToChatbot(envelope, publication, channel, now);
        }
        foreach (var other in all.Where(s => s.Subscriber is null && s != byHand))
        {
            yield return ToOther(envelope, publication, other, now);
        }
        if (byHand is not null && channels.Count == 0)
        {
            yield return Unheard(topic, "Chatbot drops it: no channel configuration names the topic");
        }
        else if (all.Count == 0)
        {
            yield return Unheard(topic, $"nobody is subscribed to {topic.Name}");
        }
    }

    private static Branch ToChatbot(Envelope envelope, Publication publication, Subscription subscription, DateTimeOffset now)
    {
        if (Filtering.Refusal(subscription, publication) is { } filtered)
        {
            return new Branch([filtered]);
        }
        string to = subscription.Subscriber!.ToString();
        var step = new Step(
            Stage.Subscription, new Place(to, "SnsTopicArns"), new Verdict.Passed(), $"handed to Chatbot for "
                + $"{subscription.Subscriber.Resource.Split('/')[^1]}");
        var sentBy = subscription.IsRaw ? new Place(subscription.Arn.ToString(), "RawMessageDelivery") : envelope.SentBy;
        return new Branch(
            [step], envelope with { To = new Address.Channel(subscription.Subscriber),
                Content = Notified(envelope, publication, subscription, now), SentBy = sentBy });
    }

    /// <summary>To whoever else is subscribed: it leaves, and what becomes of it there is not SNS's affair.</summary>
    private static Branch ToOther(Envelope envelope, Publication publication, Subscription subscription, DateTimeOffset now)
    {
        if (Filtering.Refusal(subscription, publication) is { } filtered)
        {
            return new Branch([filtered]);
        }
        var place = new Place(subscription.Arn.ToString());
        string endpoint = subscription.ShownEndpoint;
        var (to, detail) = subscription.Protocol switch
        {
            "email" or "email-json" => (
                new Address.Mail(subscription.Endpoint),
                $"leaves for e-mail to {endpoint}{(subscription.Pending ? ", once the subscription is confirmed there" : "")}"),
            "http" or "https" => (new Address.Http(endpoint), $"leaves for {subscription.Protocol} {endpoint}"),
            var protocol => (Address.Of(subscription.Endpoint), $"leaves for {protocol} {endpoint}"),
        };
        return new Branch(
            [new Step(Stage.Subscription, place, new Verdict.Passed(), detail)],
            envelope with { To = to, Content = Notified(envelope, publication, subscription, now), SentBy = place });
    }

    private static Notification Notified(Envelope envelope, Publication publication, Subscription subscription, DateTimeOffset now) => new(
        subscription.Topic, envelope.Id, now, Text(publication, subscription.Protocol), publication.Subject, publication.Attributes,
        subscription.IsRaw)
    {
        GroupId = publication.GroupId,
        DeduplicationId = publication.DeduplicationId,
        SequenceNumber = publication.SequenceNumber,
    };

    private static Branch Unheard(Topic topic, string detail) =>
        new([new Step(Stage.Subscription, new Place(topic.Arn.ToString()), new Verdict.Stopped(Reasons.NotSubscribed), detail)]);

    internal static string Text(Publication publication, string protocol) =>
        publication.Structure == "json" ? MessageStructure.Choose(publication.Message, protocol) : publication.Message;
}
