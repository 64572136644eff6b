using Tocsin.Aws;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html</summary>
public static class ListSubscriptionsByTopic
{
    public static Result<ListSubscriptionsByTopicResponse> Answer(SnsState state, ListSubscriptionsByTopicRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, "ListSubscriptionsByTopic", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var page = SubscriptionShapes.Page(state.SubscriptionsOf(found.Value.Arn), request.NextToken);
        return new ListSubscriptionsByTopicResponse { Subscriptions = page.Items, NextToken = page.Next };
    }
}
