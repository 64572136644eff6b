using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html</summary>
public static class Unsubscribe
{
    /// <summary>Removing what is already gone succeeds.</summary>
    public static Result<Done<Nothing>> Decide(SnsState state, UnsubscribeRequest request, Call call)
    {
        if (state.FindSubscription(request.SubscriptionArn ?? "") is { } subscription)
        {
            return new Done<Nothing>(new Nothing(), [new Change.Remove(subscription.Arn)]);
        }
        return Arn.TryParse(request.SubscriptionArn, out _) || Unknown.In(request.SubscriptionArn)
            ? new Done<Nothing>(new Nothing())
            : SnsErrors.Invalid("SubscriptionId", "SubscriptionArn");
    }
}
