using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html</summary>
public static class SetSubscriptionAttributes
{
    public sealed record Request(string? SubscriptionArn, string? AttributeName, string? AttributeValue);

    public sealed record Response;

    public static Result<Done<Response>> Decide(SnsState state, Request request, Call call)
    {
        if (state.FindSubscription(request.SubscriptionArn ?? "") is not { } subscription)
        {
            return SnsErrors.NotFound("Subscription does not exist", "SubscriptionArn");
        }
        var set = SubscriptionAttributes.Set(subscription, [new NamedValue(request.AttributeName ?? "", request.AttributeValue ?? "")], "");
        return set.Error is { } error ? error : new Done<Response>(new Response(), [new Change.Put(set.Value)]);
    }
}
