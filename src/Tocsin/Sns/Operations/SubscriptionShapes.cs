using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>Subscriptions as lists tell of them.</summary>
internal static class SubscriptionShapes
{
    /// <summary>By ARN.</summary>
    public static Paged<Shapes.Subscription> Page(IEnumerable<Subscription> subscriptions, string? after)
    {
        var page = Paged.Of(subscriptions.OrderBy(Key, StringComparer.Ordinal), Key, after, Limits.PageSize);
        return new(page.Items.Select(Of).ToValueList(), page.Next);
    }

    private static string Key(Subscription subscription) => subscription.Arn.ToString();

    private static Shapes.Subscription Of(Subscription subscription) => new()
    {
        SubscriptionArn = subscription.Ended ? "Deleted" : subscription.Pending ? "PendingConfirmation" : subscription.Arn.ToString(),
        Owner = subscription.Arn.Account,
        Protocol = subscription.Protocol,
        Endpoint = subscription.ShownEndpoint,
        TopicArn = subscription.Topic.ToString(),
    };
}
