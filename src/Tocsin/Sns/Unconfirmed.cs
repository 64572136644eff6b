using Tocsin.Flow;

namespace Tocsin.Sns;

/// <summary>Subscriptions that nobody confirmed in time, or that ended and nobody took up again.</summary>
public static class Unconfirmed
{
    /// <summary>What ends with them; their tokens confirm nothing from then on.</summary>
    // https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html: tokens are valid for two days;
    // https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html: unconfirmed subscriptions are deleted after 48 hours.
    public static IEnumerable<Change> At(SnsState state, DateTimeOffset now) =>
        from subscription in state.Subscriptions
        where subscription.Pending && now - subscription.AskedAt > Limits.Confirmation
        select new Change.Remove(subscription.Arn);
}
