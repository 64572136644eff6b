using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>Subscriptions as lists tell of them.</summary>
internal static partial class SubscriptionShapes
{
    /// <summary>By ARN.</summary>
    public static Paged<Shapes.Subscription> Page(IEnumerable<Subscription> subscriptions, string? after)
    {
        var page = Paged.Of(subscriptions.OrderBy(Key, StringComparer.Ordinal), Key, after, Limits.PageSize);
        return new(page.Items.Select(Of).ToValueList(), page.Next);
    }

    /// <summary>An endpoint without the password that stands in it (recorded on AWS 2026-09).</summary>
    public static string Endpoint(Subscription subscription) => Password().Replace(subscription.Endpoint, "$1****@");

    private static string Key(Subscription subscription) => subscription.Arn.ToString();

    private static Shapes.Subscription Of(Subscription subscription) => new()
    {
        SubscriptionArn = subscription.Pending ? "PendingConfirmation" : subscription.Arn.ToString(),
        Owner = subscription.Arn.Account,
        Protocol = subscription.Protocol,
        Endpoint = Endpoint(subscription),
        TopicArn = subscription.Topic.ToString(),
    };

    [GeneratedRegex("^(https?://[^/:@]+:)[^/@]+@")]
    private static partial Regex Password();
}
