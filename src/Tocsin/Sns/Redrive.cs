using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.Sns;

/// <summary>What could not be delivered to a subscription that names a dead-letter queue.</summary>
/// <remarks>
/// The queue gets what the endpoint was to get, raw or in SNS's text, and nothing about the failure; what asks to confirm goes to none
/// (recorded on AWS 2026-09).
/// </remarks>
internal static class Redrive
{
    /// <summary>The message on its way to the dead-letter queue; null where there is none, or nothing for it.</summary>
    /// <param name="why">What ended the delivery; null where it was tried as often as the policy says.</param>
    public static Envelope? Of(SnsState state, Envelope undelivered, Reason? why) =>
        undelivered.Content is Notification && IsFailure(why) && state.FindSubscription(undelivered.Sender.Resource) is { } subscription
        && Arn.TryParse(
            JsonParser.Parse(subscription.Find("RedrivePolicy") ?? "")?.Member("deadLetterTargetArn")?.AsText(), out var queue)
            ? undelivered with { To = new Address.Queue(queue) }
            : null;

    /// <summary>A subscription that is not confirmed, or whose endpoint is not run here, fails nothing.</summary>
    private static bool IsFailure(Reason? why) =>
        why is null || why == Reasons.QueueMissing || why == Reasons.QueueDenied || why == Reasons.QueueRefuses;
}
