using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;

namespace Tocsin.Delivery.Pumping;

/// <summary>What becomes of a message by what came of an attempt.</summary>
internal static class Outcome
{
    public static Settlement Of(Leaving leaving, Sent sent, RetryPolicy retry, DateTimeOffset now)
    {
        switch (sent)
        {
            case Sent.Taken taken:
                return new Settlement.Delivered(taken.Receipt);
            case Sent.Blocked blocked:
                return new Settlement.Parked(blocked.Why);
            case Sent.Refused refused:
                return new Settlement.Dead(refused.Why);
            case Sent.Later later:
                double chance = new Aws.Ids((ulong)leaving.Id, leaving.Attempts).Next() / (double)ulong.MaxValue;
                var (since, before) = leaving.Anew ?? (leaving.At, 0);
                int attempt = leaving.Attempts + 1 - before;
                return retry.Wait(attempt, now - since, chance) is { } wait ? Again(now, later.After ?? wait, later.Why)
                    : new Settlement.Dead($"{later.Why}; {retry.Told(attempt)}");
            default:
                throw new InvalidOperationException($"{sent} says nothing");
        }
    }

    private static Settlement.Again Again(DateTimeOffset now, TimeSpan wait, string why) =>
        new(now + wait, wait < Delay.Shortest ? why : Delay.Told([new Delay(wait, why)]));
}
