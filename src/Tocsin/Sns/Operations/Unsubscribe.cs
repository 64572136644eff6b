using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html</summary>
public static class Unsubscribe
{
    public sealed record Request(string? SubscriptionArn);

    public sealed record Response;

    /// <summary>Removing what is already gone succeeds.</summary>
    public static Result<Done<Response>> Decide(SnsState state, Request request, Call call)
    {
        if (state.FindSubscription(request.SubscriptionArn ?? "") is { } subscription)
        {
            return new Done<Response>(new Response(), [new Change.Remove(subscription.Arn)]);
        }
        return Arn.TryParse(request.SubscriptionArn, out _) || Unknown.In(request.SubscriptionArn)
            ? new Done<Response>(new Response())
            : SnsErrors.Invalid("SubscriptionId", "SubscriptionArn");
    }
}
