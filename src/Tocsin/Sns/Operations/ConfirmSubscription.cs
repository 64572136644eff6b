using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html</summary>
public static class ConfirmSubscription
{
    /// <remarks>
    /// The token says which subscription; of the topic only the region counts, and with a link not even that. The same token again gives
    /// the same answer (recorded on AWS 2026-09).
    /// </remarks>
    public static Result<Done<ConfirmSubscriptionResponse>> Decide(SnsState state, ConfirmSubscriptionRequest request, Call call)
    {
        if (!Arn.TryParse(request.TopicArn, out var topic) || topic.Service != "sns"
            || (topic.Region != call.Region && !call.IsAnonymous))
        {
            return SnsErrors.Invalid("Topic", "TopicArn");
        }
        if (!ConfirmationToken.IsWellFormed(request.Token!))
        {
            return Errors.InvalidParameterException.With("Invalid token", "Token");
        }
        if (state.SubscriptionsIn(Scope.Of(topic)).FirstOrDefault(s => s.Tokens.Contains(request.Token!)) is not { } subscription)
        {
            return SnsErrors.Invalid("Token", "Token");
        }
        if (call.IsAnonymous && request.AuthenticateOnUnsubscribe == "true")
        {
            return Errors.AuthorizationErrorException.With(
                "To disallow anonymous unsubscription, subscriber and confirmer IDs must match", "AuthenticateOnUnsubscribe");
        }
        var confirmed = subscription with
        {
            Pending = false,
            Ended = false,
            AskedAt = null,
            ConfirmationWasAuthenticated = request.AuthenticateOnUnsubscribe == "true",
        };
        return new Done<ConfirmSubscriptionResponse>(
            new ConfirmSubscriptionResponse { SubscriptionArn = subscription.Arn.ToString() }, subscription.Pending
                ? [new Change.Put(confirmed)] : []);
    }
}
