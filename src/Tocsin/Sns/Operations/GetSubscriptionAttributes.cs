using Tocsin.Aws;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html</summary>
public static class GetSubscriptionAttributes
{
    /// <remarks>Of what can be set, only what was, and the scope of a filter policy (recorded on AWS).</remarks>
    public static Result<GetSubscriptionAttributesResponse> Answer(SnsState state, GetSubscriptionAttributesRequest request, Call call)
    {
        var found = SnsErrors.Subscription(state, request.SubscriptionArn, "GetSubscriptionAttributes", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var subscription = found.Value;
        var owner = new Arn(subscription.Arn.Partition, "iam", "", subscription.Arn.Account, "root");
        var attributes = new List<KeyValuePair<string, string>>
        {
            new("SubscriptionPrincipal", (subscription.Principal ?? owner).ToString()),
            new("Owner", subscription.Arn.Account),
            new("RawMessageDelivery", "false"),
            new("TopicArn", subscription.Topic.ToString()),
            new("Endpoint", subscription.ShownEndpoint),
            new("Protocol", subscription.Protocol),
            new("PendingConfirmation", Text(subscription.Pending)),
            new("ConfirmationWasAuthenticated", Text(subscription.ConfirmationWasAuthenticated)),
            new("SubscriptionArn", subscription.Arn.ToString()),
        };
        if (subscription.Protocol is "http" or "https")
        {
            string effective = DeliveryPolicies.OfSubscription(
                subscription.Find("DeliveryPolicy"), state.Find(subscription.Topic)?.Find("DeliveryPolicy"));
            attributes.Add(new("EffectiveDeliveryPolicy", effective));
        }
        if (subscription.FilterPolicy is not null)
        {
            attributes.Add(new("FilterPolicyScope", "MessageAttributes"));
        }
        return new GetSubscriptionAttributesResponse { Attributes = attributes.Concat(subscription.Attributes).ToValueMap() };
    }

    private static string Text(bool value) => value ? "true" : "false";
}
