using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>
/// A topic takes the message, and no Slack channel hears it: nothing to SNS, which delivers to whoever is subscribed, and the end of an
/// alarm.
/// </summary>
internal static class Unheard
{
    /// <summary>
    /// The topics whose messages went to others alone. Something that may post to Slack takes the place of a channel: then there is nothing
    /// to complain of; nor is there where the route has ended for that very reason.
    /// </summary>
    public static IEnumerable<Step> Of(IEnumerable<Route> judged, Estate estate) =>
        from same in judged.Where(r => r.Steps.AsEnumerable().Any(s => s.Step.Stage == Stage.Subscription)).GroupBy(TopicOf)
        where same.Key is not null && !estate.Sns.SubscriptionsOf(same.Key).Any(s => s.Subscriber is not null)
        where same.All(r => r.Verdict is not Verdict.Undetermined && r.Verdict.Why != Reasons.NotSubscribed)
        select Step(same.Key, estate);

    /// <summary>The end of a message at a topic.</summary>
    public static Step Step(Arn topic, Estate estate)
    {
        // A channel that listens to another topic is the likelier slip than one that is missing.
        var other = estate.Sns.Subscriptions.FirstOrDefault(s => s.Subscriber is not null);
        var place = other is null ? new Place(topic.ToString()) : new Place(other.Subscriber!.ToString(), "SnsTopicArns");
        string hint = estate.Sns.SubscriptionsOf(topic).Any(s => s.IsOfChatbot)
            ? " Chatbot's endpoint is subscribed by hand, but no channel configuration names the topic, so Chatbot drops it."
            : other is not null
            ? $" The channel configuration {other.Subscriber!.Resource.Split('/')[^1]} listens to {other.Topic.Resource}."
            : "";
        var note = new Note(
            FindingCode.NotSubscribed, Severity.Error, place,
            $"no Slack channel is subscribed to the topic {topic.Resource}: "
            + $"SNS takes the message and posts it to none, without an error or a log line.{hint}",
            new Suggestion.Setting("sns_topic_arns", $"[\"{topic}\"]"));
        return new Step(
            Stage.Subscription, place, new Verdict.Stopped(Reasons.NotSubscribed), $"no Slack channel is subscribed to "
                + $"{topic.Resource}", [note]);
    }

    private static Arn? TopicOf(Route route) => (route.Last.Content as Notification)?.Topic ?? (route.Last.To as Address.Topic)?.Arn;
}
