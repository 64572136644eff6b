using System.Collections.Immutable;
using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Sns;

/// <summary>Every topic and subscription, by ARN.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class SnsState
{
    private readonly ImmutableSortedDictionary<string, Topic> topics;
    private readonly ImmutableList<Subscription> subscriptions;

    private SnsState(ImmutableSortedDictionary<string, Topic> topics, ImmutableList<Subscription> subscriptions) =>
        (this.topics, this.subscriptions) = (topics, subscriptions);

    public static SnsState Empty { get; } = new(ImmutableSortedDictionary.Create<string, Topic>(StringComparer.Ordinal), []);

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Topic> Topics => topics.Values;

    /// <summary>All of them, oldest first.</summary>
    public IEnumerable<Subscription> Subscriptions => subscriptions;

    public Topic? Find(string arn) => topics.GetValueOrDefault(arn);

    public Subscription? FindSubscription(string arn) => subscriptions.Find(s => s.Arn.ToString() == arn);

    public IEnumerable<Subscription> SubscriptionsOf(Arn topic) => subscriptions.Where(s => s.Topic == topic);

    public SnsState With(Topic topic) => new(topics.SetItem(topic.Arn.ToString(), topic), subscriptions);

    /// <summary>The topic goes, and what is subscribed to it.</summary>
    public SnsState Without(Topic topic) => new(topics.Remove(topic.Arn.ToString()), subscriptions.RemoveAll(s => s.Topic == topic.Arn));

    /// <summary>A new one is added, a known one replaced where it stands.</summary>
    public SnsState With(Subscription subscription)
    {
        int index = subscriptions.FindIndex(s => s.Arn == subscription.Arn);
        return new(topics, index < 0 ? subscriptions.Add(subscription) : subscriptions.SetItem(index, subscription));
    }

    public SnsState Without(Subscription subscription) => new(topics, subscriptions.Remove(subscription));

    /// <summary>Chatbot subscribes its endpoint for a channel configuration; it confirms itself.</summary>
    /// <remarks>Unverified: for a topic that does not exist, the configuration is kept and there is simply no subscription.</remarks>
    public SnsState With(EndpointSubscribed change, Call call)
    {
        bool known = subscriptions.Exists(s => s.Topic == change.Topic && s.Subscriber == change.Subscriber);
        return known || Find(change.Topic.ToString()) is null
            ? this
            : With(new Subscription(SubscriptionArn(change.Topic, call), change.Topic, change.Protocol, change.Endpoint, change.Subscriber));
    }

    internal static Arn SubscriptionArn(Arn topic, Call call) => topic with { Resource = $"{topic.Resource}:{call.Ids.Uuid()}" };
}
