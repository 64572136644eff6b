using Tocsin.Aws;

namespace Tocsin.Sns;

/// <summary>The ARNs of SNS: a topic's resource is its name, a subscription's is the topic's and an identifier.</summary>
internal static class SnsNames
{
    public static bool IsTopic(Arn arn) => !arn.Resource.Contains(':', StringComparison.Ordinal);

    /// <summary>The topic of a subscription, by the subscription's ARN.</summary>
    public static Arn TopicOf(Arn subscription) =>
        subscription.Resource.LastIndexOf(':') is > 0 and var colon
            ? subscription with { Resource = subscription.Resource[..colon] }
            : subscription;

    public static Arn Subscription(Arn topic, string id) => topic with { Resource = $"{topic.Resource}:{id}" };
}
