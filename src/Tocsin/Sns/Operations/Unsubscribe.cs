using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html</summary>
public static class Unsubscribe
{
    /// <summary>Removing what is already gone succeeds.</summary>
    /// <remarks>
    /// Whoever has the link may end a subscription, unless who confirmed it said otherwise; its endpoint is told, and may take it up again
    /// by the token that it is sent (recorded on AWS 2026-09).
    /// </remarks>
    public static Result<Done<Nothing>> Decide(SnsState state, UnsubscribeRequest request, Call call)
    {
        if (state.FindSubscription(request.SubscriptionArn ?? "") is { } subscription)
        {
            if (!call.IsAnonymous && SnsErrors.Denied(subscription, "Unsubscribe", call) is { } denied)
            {
                return denied;
            }
            // https://github.com/hashicorp/terraform-provider-aws internal/service/sns/topic_subscription.go, which goes on then.
            if (subscription is { Pending: true, Ended: false })
            {
                return SnsErrors.Invalid(
                    "SubscriptionArn Reason: Cannot unsubscribe a subscription that is pending confirmation", "SubscriptionArn");
            }
            if (call.IsAnonymous && subscription.ConfirmationWasAuthenticated)
            {
                return Errors.AuthorizationErrorException.With(
                    "This subscription may only be deleted by an authorized user.", "SubscriptionArn");
            }
            if (call.IsAnonymous && subscription.Ended)
            {
                return new Done<Nothing>(new Nothing());
            }
            if (call.IsAnonymous && subscription.Protocol is "http" or "https")
            {
                return Ended(subscription, call);
            }
            return new Done<Nothing>(new Nothing(), [new Change.Remove(subscription.Arn)]);
        }
        return Arn.TryParse(request.SubscriptionArn, out _) || Unknown.In(request.SubscriptionArn)
            ? new Done<Nothing>(new Nothing())
            : SnsErrors.Invalid("SubscriptionId", "SubscriptionArn");
    }

    private static Done<Nothing> Ended(Subscription subscription, Call call)
    {
        string token = ConfirmationToken.New(call.Ids.Aside);
        var ended = subscription with { Pending = true, Ended = true, Tokens = [token], AskedAt = call.Now };
        var told = Confirmation.To(ended, token, call.Endpoint, call.Ids.Aside.Uuid(), call.Now, ofEnd: true);
        return new Done<Nothing>(new Nothing(), [new Change.Put(ended), new Change.Send(told)]);
    }
}
