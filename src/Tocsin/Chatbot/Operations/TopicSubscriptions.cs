using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns;

namespace Tocsin.Chatbot.Operations;

/// <summary>Chatbot subscribes itself to each topic of a configuration; nobody declares that, and Terraform does not see it.</summary>
/// <remarks>Endpoint and protocol as in public accounts' subscription lists. The endpoint confirms itself.</remarks>
internal static class TopicSubscriptions
{
    private const string Protocol = "https";

    /// <summary>The subscriptions that the configuration has not yet.</summary>
    /// <remarks>Unverified: for a topic that does not exist, the configuration is kept and there is simply no subscription.</remarks>
    public static IEnumerable<Change> Made(SnsState topics, IEnumerable<string> named, Arn configuration, Call call) =>
        from topic in Known(topics, named)
        where topics.FindSubscription(topic, Protocol, Subscription.ChatbotEndpoint, configuration) is null
        select new Change.Put(new Subscription(
            SnsNames.Subscription(topic, call.Ids.Uuid()), topic, Protocol, Subscription.ChatbotEndpoint, configuration));

    /// <summary>The subscriptions that the configuration made end with what it says of these topics.</summary>
    public static IEnumerable<Change> Gone(SnsState topics, IEnumerable<string> named, Arn configuration) =>
        from topic in Known(topics, named)
        let subscription = topics.FindSubscription(topic, Protocol, Subscription.ChatbotEndpoint, configuration)
        where subscription is not null
        select new Change.Remove(subscription.Arn);

    // An ARN that is not known names the topic that is known by the same text; where there is none, the declarations' reader reports it.
    private static IEnumerable<Arn> Known(SnsState topics, IEnumerable<string> named) =>
        from name in named
        let topic = topics.Find(name)
        where topic is not null
        select topic.Arn;
}
