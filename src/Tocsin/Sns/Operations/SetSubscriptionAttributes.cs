using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html</summary>
public static class SetSubscriptionAttributes
{
    public static Result<Done<Nothing>> Decide(SnsState state, SetSubscriptionAttributesRequest request, Call call)
    {
        if (state.FindSubscription(request.SubscriptionArn ?? "") is not { } subscription)
        {
            return SnsErrors.NotFound("Subscription does not exist", "SubscriptionArn");
        }
        if (SnsErrors.Denied(subscription, "SetSubscriptionAttributes", call) is { } denied)
        {
            return denied;
        }
        var set = SubscriptionAttributes.Set(subscription, new([new(request.AttributeName ?? "", request.AttributeValue ?? "")]), "");
        return set.Error is { } error ? error : new Done<Nothing>(new Nothing(), [new Change.Put(set.Value)]);
    }
}
