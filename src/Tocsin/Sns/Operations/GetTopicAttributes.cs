using System.Globalization;
using Tocsin.Aws;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html</summary>
public static class GetTopicAttributes
{
    /// <remarks>
    /// Of what can be set, only what was: one attribute more, and Terraform wants to take it away (recorded on AWS 2026-09).
    /// </remarks>
    public static Result<GetTopicAttributesResponse> Answer(SnsState state, GetTopicAttributesRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, "GetTopicAttributes", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var topic = found.Value;
        var subscriptions = state.SubscriptionsOf(topic.Arn).ToList();
        var attributes = new List<KeyValuePair<string, string>>
        {
            new("Policy", topic.Policy),
            new("Owner", topic.Arn.Account),
            new("SubscriptionsPending", Count(subscriptions.Count(s => s is { Pending: true, Ended: false }))),
            new("TopicArn", topic.Arn.ToString()),
            new("EffectiveDeliveryPolicy", DeliveryPolicies.OfTopic(topic.Find("DeliveryPolicy"))),
            new("SubscriptionsConfirmed", Count(subscriptions.Count(s => !s.Pending))),
            new("DisplayName", ""),
            // What is deleted is gone at once here.
            new("SubscriptionsDeleted", Count(0)),
        };
        if (topic.IsFifo)
        {
            attributes.AddRange([new("FifoTopic", "true"), new("ContentBasedDeduplication", "false")]);
        }
        return new GetTopicAttributesResponse { Attributes = attributes.Concat(topic.Attributes).ToValueMap() };
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
