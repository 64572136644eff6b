using System.Collections.Immutable;
using Tocsin.Aws;

namespace Tocsin.Sns;

/// <summary>A topic and its subscriptions, oldest first.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. A subscription is found by its ARN and by its endpoint without looking at the others.
/// </remarks>
internal sealed class Subscribers
{
    private readonly OrderedMap<Subscription> subscriptions;
    private readonly ImmutableDictionary<(string Protocol, string Endpoint, string? Subscriber), string> byEndpoint;

    private Subscribers(
        Topic topic, OrderedMap<Subscription> subscriptions, ImmutableDictionary<(string Protocol, string Endpoint, string? Subscriber),
            string> byEndpoint) =>
        (Topic, this.subscriptions, this.byEndpoint) = (topic, subscriptions, byEndpoint);

    public Subscribers(Topic topic)
        : this(
            topic, OrderedMap<Subscription>.Empty, ImmutableDictionary<(string Protocol, string Endpoint, string? Subscriber),
                string>.Empty)
    {
    }

    public Topic Topic { get; }

    public IEnumerable<Subscription> All => subscriptions.All;

    public Subscription? Find(string arn) => subscriptions.Find(arn);

    /// <param name="subscriber">The channel configuration whose subscription it is; null for one made by hand.</param>
    public Subscription? Find(string protocol, string endpoint, string? subscriber) =>
        byEndpoint.TryGetValue((protocol, endpoint, subscriber), out string? arn) ? Find(arn) : null;

    public Subscribers With(Topic topic) => new(topic, subscriptions, byEndpoint);

    /// <summary>A new one is added, a known one replaced where it stands.</summary>
    public Subscribers With(Subscription subscription)
    {
        string arn = subscription.Arn.ToString();
        return new(Topic, subscriptions.With(arn, subscription), byEndpoint.SetItem(EndpointOf(subscription), arn));
    }

    public Subscribers Without(string arn) =>
        Find(arn) is { } gone ? new(Topic, subscriptions.Without(arn), byEndpoint.Remove(EndpointOf(gone))) : this;

    private static (string Protocol, string Endpoint, string? Subscriber) EndpointOf(Subscription subscription) =>
        (subscription.Protocol, subscription.Endpoint, subscription.Subscriber?.ToString());
}
