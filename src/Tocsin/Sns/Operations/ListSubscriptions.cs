using Tocsin.Aws;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html</summary>
public static class ListSubscriptions
{
    public static Result<ListSubscriptionsResponse> Answer(SnsState state, ListSubscriptionsRequest request, Call call)
    {
        var page = SubscriptionShapes.Page(state.SubscriptionsIn(call.Scope), request.NextToken);
        return new ListSubscriptionsResponse { Subscriptions = page.Items, NextToken = page.Next };
    }
}
