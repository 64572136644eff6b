using Tocsin.Delivery.Coalescing;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;

namespace Tocsin.Delivery.Pumping;

/// <summary>Of a channel that is far behind, has its first message tell of those behind it, too.</summary>
internal sealed class Gathering(Outbox outbox, Writer writer, Digests digests, Func<Kept, Silence?> silences)
{
    /// <param name="drain">How long until the last that waits is told; null where what waits need not be told in one.</param>
    /// <param name="next">The numbers of those that wait behind it, in their order.</param>
    /// <returns>The message, with how many it tells of.</returns>
    public async Task<Kept> Of(Kept first, TimeSpan? drain, DateTimeOffset now, Func<IReadOnlyList<long>> next)
    {
        var leaving = first.Leaving;
        if (drain is null || !IsByItself(leaving) || (drain <= Coalescing.Limits.Behind && now - leaving.At <= Coalescing.Limits.Behind))
        {
            return first;
        }
        var following = next().Select(outbox.Find).OfType<Kept>().TakeWhile(
            k => k is { State: LeavingState.Pending or LeavingState.Parked, Carrier: null } && IsByItself(k.Leaving)
                && silences(k) is null);
        var together = following.Prepend(first).ToList();
        int fitting = digests.Fitting(together);
        if (fitting < 2)
        {
            return first;
        }
        await writer.Carry(leaving.Id, [.. together.Take(fitting).Skip(1).Select(k => k.Leaving.Id)]).ConfigureAwait(false);
        return first with { Leaving = leaving with { Carries = fitting - 1 } };
    }

    private static bool IsByItself(Leaving leaving) => leaving is { Carries: 0, Silence: null, Envelope.To: Address.Slack };
}
