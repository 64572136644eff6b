using System.Collections.Immutable;

namespace Tocsin.Sns;

/// <summary>A topic and its subscriptions, oldest first.</summary>
/// <remarks>Immutable; safe for any number of readers. A subscription is found by its ARN and by its endpoint without looking at the others.</remarks>
internal sealed class Subscribers
{
    private readonly ImmutableSortedDictionary<int, Subscription> inOrder;
    private readonly ImmutableDictionary<string, int> byArn;
    private readonly ImmutableDictionary<(string Protocol, string Endpoint, string? Subscriber), int> byEndpoint;
    private readonly int next;

    private Subscribers(
        Topic topic,
        ImmutableSortedDictionary<int, Subscription> inOrder,
        ImmutableDictionary<string, int> byArn,
        ImmutableDictionary<(string Protocol, string Endpoint, string? Subscriber), int> byEndpoint,
        int next) =>
        (Topic, this.inOrder, this.byArn, this.byEndpoint, this.next) = (topic, inOrder, byArn, byEndpoint, next);

    public Subscribers(Topic topic)
        : this(topic, ImmutableSortedDictionary<int, Subscription>.Empty, ImmutableDictionary<string, int>.Empty,
            ImmutableDictionary<(string Protocol, string Endpoint, string? Subscriber), int>.Empty, 0)
    {
    }

    public Topic Topic { get; }

    public IEnumerable<Subscription> All => inOrder.Values;

    public Subscription? Find(string arn) => byArn.TryGetValue(arn, out int place) ? inOrder[place] : null;

    /// <param name="subscriber">The channel configuration whose subscription it is; null for one made by hand.</param>
    public Subscription? Find(string protocol, string endpoint, string? subscriber) =>
        byEndpoint.TryGetValue((protocol, endpoint, subscriber), out int place) ? inOrder[place] : null;

    public Subscribers With(Topic topic) => new(topic, inOrder, byArn, byEndpoint, next);

    /// <summary>A new one is added, a known one replaced where it stands.</summary>
    public Subscribers With(Subscription subscription)
    {
        string arn = subscription.Arn.ToString();
        bool isNew = !byArn.TryGetValue(arn, out int place);
        place = isNew ? next : place;
        return new(
            Topic, inOrder.SetItem(place, subscription), byArn.SetItem(arn, place), byEndpoint.SetItem(EndpointOf(subscription), place), isNew ? next + 1 : next);
    }

    public Subscribers Without(string arn) => byArn.TryGetValue(arn, out int place)
        ? new(Topic, inOrder.Remove(place), byArn.Remove(arn), byEndpoint.Remove(EndpointOf(inOrder[place])), next)
        : this;

    private static (string Protocol, string Endpoint, string? Subscriber) EndpointOf(Subscription subscription) =>
        (subscription.Protocol, subscription.Endpoint, subscription.Subscriber?.ToString());
}
