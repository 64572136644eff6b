using Tocsin.Aws;

namespace Tocsin.Sns;

/// <summary>Every topic, with its subscriptions, in its account and region.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class SnsState
{
    private readonly ScopedMap<Subscribers> topics;

    private SnsState(ScopedMap<Subscribers> topics) => this.topics = topics;

    public static SnsState Empty { get; } = new(ScopedMap<Subscribers>.Empty);

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<Topic> Topics => topics.All.Select(t => t.Topic);

    /// <summary>Those of an account and region, by name.</summary>
    public IEnumerable<Topic> TopicsIn(Scope scope) => topics.In(scope).Values.Select(t => t.Topic);

    /// <summary>Those of an account and region: by topic, oldest first.</summary>
    public IEnumerable<Subscription> SubscriptionsIn(Scope scope) => topics.In(scope).Values.SelectMany(t => t.All);

    /// <summary>All of them: by topic, oldest first.</summary>
    public IEnumerable<Subscription> Subscriptions => topics.All.SelectMany(t => t.All);

    /// <summary>What is stored: each topic before its subscriptions.</summary>
    public IEnumerable<Resource> Resources =>
        topics.All.SelectMany(t => t.All.Concat<Resource>(t.Remembered.All).Prepend(t.Topic));

    public Topic? Find(string arn) => Arn.TryParse(arn, out var parsed) ? Find(parsed) : null;

    public Topic? Find(Arn arn) => Of(arn)?.Topic;

    public Subscription? FindSubscription(string arn) => Arn.TryParse(arn, out var parsed) ? Of(SnsNames.TopicOf(parsed))?.Find(arn) : null;

    public IEnumerable<Subscription> SubscriptionsOf(Arn topic) => Of(topic)?.All ?? [];

    /// <param name="subscriber">The channel configuration whose subscription it is; null for one made by hand.</param>
    public Subscription? FindSubscription(Arn topic, string protocol, string endpoint, Arn? subscriber = null) =>
        Of(topic)?.Find(protocol, endpoint, subscriber?.ToString());

    public SnsState With(Topic topic) => With(Of(topic.Arn)?.With(topic) ?? new Subscribers(topic));

    /// <remarks>A subscription to a topic that is not there is none: the topic owns it.</remarks>
    public SnsState With(Subscription subscription) => Of(subscription.Topic) is { } topic ? With(topic.With(subscription)) : this;

    /// <remarks>Of a topic that is not there nothing is known: the topic owns it.</remarks>
    public SnsState With(PublishedOnce known) =>
        Of(known.Topic) is { } topic ? With(topic.With(topic.Remembered.With(known))) : this;

    /// <summary>Who gets what is published to a topic that is here.</summary>
    internal Fanout FanoutOf(Topic topic) => Of(topic.Arn)!.Fanout;

    /// <summary>Whether a service may publish to a topic that is here.</summary>
    internal ServiceAdmission AdmissionOf(Topic topic) => Of(topic.Arn)!.OfServices;

    /// <summary>What a topic knows of the messages of the last minutes.</summary>
    internal Remembered RememberedOf(Arn topic) => Of(topic)?.Remembered ?? Remembered.Nothing;

    /// <summary>Without a topic and what is subscribed to it, without a subscription, or without what is known of a message.</summary>
    public SnsState Without(Arn arn) => SnsNames.IsTopic(arn) ? new(topics.Without(Scope.Of(arn), arn.Resource))
        : PublishedOnce.KeyIn(arn) is { } key
            ? Of(SnsNames.TopicOf(arn)) is { } of ? With(of.With(of.Remembered.Without(key))) : this
        : Of(SnsNames.TopicOf(arn)) is { } topic ? With(topic.Without(arn.ToString()))
        : this;

    private SnsState With(Subscribers topic) => new(topics.With(Scope.Of(topic.Topic.Arn), topic.Topic.Arn.Resource, topic));

    private Subscribers? Of(Arn topic) => topic.Service == "sns" ? topics.Find(Scope.Of(topic), topic.Resource) : null;
}
