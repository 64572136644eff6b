using Tocsin.Delivery.Coalescing;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Threading;
using Tocsin.Flow;

namespace Tocsin.Delivery.Pumping;

/// <summary>Asks receivers: whether they have a message, and to take it. So many are asked at once.</summary>
/// <remarks>Safe for any number of lanes at once.</remarks>
internal sealed class Attempts(Func<Leaving, ISender?> senders, Digests digests, TimeProvider time, CancellationToken stop) : IDisposable
{
    // Of their own, since endpoints are anybody's: those that hang hold up no alarm.
    private readonly SemaphoreSlim toSlack = new(Limits.Connections);
    private readonly SemaphoreSlim elsewhere = new(Limits.Connections);

    /// <summary>What the receiver says of a message that it may have; null where it has it not.</summary>
    public async Task<Sent?> Sought(Lane lane, Kept kept, string? thread)
    {
        // What was parked was not on its way when the last process ended; what was silenced, or was tried again by hand, need not have been
        // either: what was may stand behind it.
        bool wasParked = kept.State == LeavingState.Parked;
        bool isAhead = wasParked || kept.Leaving is { Silence: not null } or { Anew: not null };
        if (senders(kept.Leaving) is not { } sender)
        {
            return null;
        }
        var found = await Asked(kept.Leaving, () => sender.Find(kept.Leaving, thread, stop)).ConfigureAwait(false);
        // Where nobody can be asked, the first is told as perhaps a second one, and not all that somebody redrove with it.
        lane.IsUncertain = wasParked || found is not (null or Sent.Taken or Sent.Untold) || (isAhead && found is not Sent.Untold);
        return found is Sent.Untold && wasParked ? null : found;
    }

    /// <param name="isRepeated">Nobody can tell whether the receiver has it.</param>
    public async Task<Sent> Posted(Lane lane, Kept kept, Seat? seat, string? thread, PumpOptions options, bool isRepeated)
    {
        if (senders(kept.Leaving) is not { } sender)
        {
            return new Sent.Refused($"nobody here sends to {kept.Leaving.Lane}");
        }
        var told = digests.Told(kept) with { IsRepeated = isRepeated };
        var leaving = seat?.Told(told) ?? told;
        lane.Begun(time.GetUtcNow(), options);
        var sent = await Asked(leaving, async () => await sender.Send(leaving, thread, stop).ConfigureAwait(false))
            .ConfigureAwait(false);
        lane.IsUncertain |= sent is Sent.Later later && (later.IsLost || isRepeated);
        return sent!;
    }

    /// <summary>An attempt that fails by a fault of ours is told like any other, so that no lane stands for ever.</summary>
    private async Task<Sent?> Asked(Leaving leaving, Func<Task<Sent?>> ask)
    {
        var open = leaving.Envelope.To is Address.Slack ? toSlack : elsewhere;
        await open.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return new Sent.Later($"a fault of this server: {e.GetType().Name}", IsLost: true);
        }
        finally
        {
            open.Release();
        }
    }

    public void Dispose()
    {
        toSlack.Dispose();
        elsewhere.Dispose();
    }
}
