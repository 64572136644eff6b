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
    public static Result<Applied<SnsState, Response>> Apply(SnsState state, Request request, Call call)
    {
        if (state.FindSubscription(request.SubscriptionArn ?? "") is { } subscription)
        {
            return new Applied<SnsState, Response>(state.Without(subscription), new Response());
        }
        return Arn.TryParse(request.SubscriptionArn, out _) || Unknown.In(request.SubscriptionArn)
            ? new Applied<SnsState, Response>(state, new Response())
            : SnsErrors.Invalid("SubscriptionId", "SubscriptionArn");
    }
}
