using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>The second step of a publication: which subscription gets it.</summary>
internal static class Delivery
{
    public static IEnumerable<Branch> Branches(Envelope envelope, Publication publication, Topic topic, SnsState state, DateTimeOffset now)
    {
        var all = state.SubscriptionsOf(topic.Arn).ToList();
        // By hand or by Chatbot, it is one subscription on AWS: same topic, protocol and endpoint. So what was set by hand holds for every channel.
        var byHand = all.Find(s => s.Subscriber is null && IsChatbot(s));
        var channels = all.Where(s => s.Subscriber is not null).Select(s => byHand is null ? s : s with { Arn = byHand.Arn, Attributes = byHand.Attributes }).ToList();
        var elsewhere = all.Where(s => s.Subscriber is null && s != byHand).Select(s => new Branch([Elsewhere(s, publication)])).ToList();
        foreach (var channel in channels)
        {
            yield return ToChatbot(envelope, publication, channel, now);
        }
        foreach (var branch in elsewhere)
        {
            yield return branch;
        }
        // Something that may post to Slack takes the place of a channel: then there is nothing to complain of.
        if (channels.Count == 0 && elsewhere.TrueForAll(b => b.Verdict is not Verdict.Undetermined))
        {
            yield return new Branch([NotSubscribed.Step(topic, byHand, state)]);
        }
    }

    private static Branch ToChatbot(Envelope envelope, Publication publication, Subscription subscription, DateTimeOffset now)
    {
        if (Filtering.Refusal(subscription, publication) is { } filtered)
        {
            return new Branch([filtered]);
        }
        var notification = new Notification(
            subscription.Topic, envelope.Id, now, Text(publication, subscription.Protocol), publication.Subject, publication.Attributes, subscription.IsRaw);
        string to = subscription.Subscriber!.ToString();
        var step = new Step(Stage.Subscription, new Place(to, "SnsTopicArns"), new Verdict.Passed(), $"handed to Chatbot for {subscription.Subscriber.Resource.Split('/')[^1]}");
        var sentBy = subscription.IsRaw ? new Place(subscription.Arn.ToString(), "RawMessageDelivery") : envelope.SentBy;
        return new Branch([step], envelope with { To = new Address.Channel(subscription.Subscriber), Content = notification, SentBy = sentBy });
    }

    private static Step Elsewhere(Subscription subscription, Publication publication)
    {
        if (Filtering.Refusal(subscription, publication) is { } filtered)
        {
            return filtered;
        }
        var place = new Place(subscription.Arn.ToString());
        string endpoint = Unknown.Show(subscription.Endpoint);
        return subscription.Protocol switch
        {
            "lambda" or "http" or "https" => new Step(
                Stage.Subscription, place, new Verdict.Undetermined(subscription.Endpoint, LeftForProgram: true), $"{subscription.Protocol} endpoint {endpoint}: a program, which may or may not post to Slack",
                [new Note(FindingCode.CouldCarryTheAlarm, Severity.Warning, place, $"{endpoint} is a program that gets the message; whether it posts to Slack cannot be told offline")]),
            "email" or "email-json" => new Step(
                Stage.Subscription, place, new Verdict.Arrived(), $"leaves for e-mail to {endpoint}{(subscription.Pending ? ", once the subscription is confirmed there" : "")}"),
            var protocol => new Step(Stage.Subscription, place, new Verdict.Arrived(), $"leaves for {protocol} {endpoint}"),
        };
    }

    private static bool IsChatbot(Subscription subscription) => subscription.Protocol == "https" && subscription.Endpoint.TrimEnd('/') == Subscription.ChatbotEndpoint;

    internal static string Text(Publication publication, string protocol) =>
        publication.Structure == "json" ? MessageStructure.Choose(publication.Message, protocol) : publication.Message;
}
