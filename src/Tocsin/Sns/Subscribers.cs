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

    private readonly Lazy<Fanout> fanout;

    private Subscribers(
        Topic topic, OrderedMap<Subscription> subscriptions, ImmutableDictionary<(string Protocol, string Endpoint, string? Subscriber),
            string> byEndpoint, Remembered remembered, Lazy<Fanout>? fanout = null)
    {
        (Topic, this.subscriptions, this.byEndpoint, Remembered) = (topic, subscriptions, byEndpoint, remembered);
        OfServices = new ServiceAdmission(topic);
        this.fanout = fanout ?? new(() => new Fanout(topic, subscriptions.All));
    }

    public Subscribers(Topic topic)
        : this(
            topic, OrderedMap<Subscription>.Empty, ImmutableDictionary<(string Protocol, string Endpoint, string? Subscriber),
                string>.Empty, Remembered.Nothing)
    {
    }

    public Topic Topic { get; }

    /// <summary>Nothing but of FIFO topics.</summary>
    public Remembered Remembered { get; }

    public IEnumerable<Subscription> All => subscriptions.All;

    public ServiceAdmission OfServices { get; }

    /// <summary>Who gets what is published, made ready once.</summary>
    public Fanout Fanout => fanout.Value;

    public Subscription? Find(string arn) => subscriptions.Find(arn);

    /// <param name="subscriber">The channel configuration whose subscription it is; null for one made by hand.</param>
    public Subscription? Find(string protocol, string endpoint, string? subscriber) =>
        byEndpoint.TryGetValue((protocol, endpoint, subscriber), out string? arn) ? Find(arn) : null;

    public Subscribers With(Topic topic) => new(topic, subscriptions, byEndpoint, Remembered);

    /// <summary>What FIFO topics know changes by the message, and who gets it does not.</summary>
    public Subscribers With(Remembered remembered) => new(Topic, subscriptions, byEndpoint, remembered, fanout);

    /// <summary>A new one is added, a known one replaced where it stands.</summary>
    public Subscribers With(Subscription subscription)
    {
        string arn = subscription.Arn.ToString();
        return new(Topic, subscriptions.With(arn, subscription), byEndpoint.SetItem(EndpointOf(subscription), arn), Remembered);
    }

    public Subscribers Without(string arn) =>
        Find(arn) is { } gone ? new(Topic, subscriptions.Without(arn), byEndpoint.Remove(EndpointOf(gone)), Remembered) : this;

    private static (string Protocol, string Endpoint, string? Subscriber) EndpointOf(Subscription subscription) =>
        (subscription.Protocol, subscription.Endpoint, subscription.Subscriber?.ToString());
}
