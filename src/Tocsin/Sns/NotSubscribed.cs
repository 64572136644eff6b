using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>A topic takes the message, and no Slack channel is subscribed.</summary>
internal static class NotSubscribed
{
    public static Step Step(Topic topic, Subscription? byHand, SnsState state)
    {
        // A channel that listens to another topic is the likelier slip than one that is missing.
        var other = state.Subscriptions.FirstOrDefault(s => s.Subscriber is not null);
        var place = other is null ? new Place(topic.Arn.ToString()) : new Place(other.Subscriber!.ToString(), "SnsTopicArns");
        string hint = byHand is not null ? " Chatbot's endpoint is subscribed by hand, but no channel configuration names the topic, so Chatbot drops it."
            : other is not null ? $" The channel configuration {other.Subscriber!.Resource.Split('/')[^1]} listens to {other.Topic.Resource}."
            : "";
        var note = new Note(
            FindingCode.NotSubscribed, Severity.Error, place,
            $"no Slack channel is subscribed to the topic {topic.Name}: SNS takes the message and posts it to none, without an error or a log line.{hint}",
            $"sns_topic_arns = [\"{Unknown.Show(topic.Arn.ToString())}\"]");
        return new Step(Stage.Subscription, place, new Verdict.Stopped(Reasons.NotSubscribed), $"no Slack channel is subscribed to {topic.Name}", [note]);
    }
}
