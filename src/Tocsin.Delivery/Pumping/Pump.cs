using Tocsin.Delivery.Coalescing;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Threading;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Pumping;

/// <summary>Sends what left: each destination is a lane, whose messages go one after the other, whatever other lanes do.</summary>
/// <remarks>
/// A lane knows its messages by their numbers alone; what they say is read when it is sent, so that a long queue costs eight bytes a
/// message. A message is settled before the next one of its lane is sent: what is sent twice, after a crash, is at most one a lane.
/// </remarks>
public sealed class Pump : IAsyncDisposable
{
    private readonly Outbox outbox;
    private readonly Writer writer;
    private readonly Func<Leaving, PumpOptions?> own;
    private readonly Func<Kept, Silence?> silences;
    private readonly DeploymentThreads? threads;
    private readonly Gathering gathering;
    private readonly Attempts attempts;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stop = new();

    private readonly Lanes lanes;

    /// <param name="senders">Who brings a message to where it goes; null where nobody does.</param>
    /// <param name="options">Those of a lane, by its name.</param>
    /// <param name="silences">Which silence keeps a message back that is about to be sent.</param>
    /// <param name="threads">Where a message of a deployment stands; null where no channel has threads for them.</param>
    /// <param name="own">The options of a message that has a policy of its own; null where its lane says them.</param>
    public Pump(
        Outbox outbox, Writer writer, Func<Leaving, ISender?> senders, Func<string, PumpOptions> options, TimeProvider time,
        Func<Leaving, PumpOptions?>? own = null, Func<Kept, Silence?>? silences = null, DeploymentThreads? threads = null)
    {
        this.silences = silences ?? (_ => null);
        this.threads = threads;
        var digests = new Digests(outbox);
        attempts = new Attempts(senders, digests, time, stop.Token);
        gathering = new Gathering(outbox, writer, digests, SilenceOf);
        this.own = own ?? (_ => null);
        (this.outbox, this.writer, this.time) = (outbox, writer, time);
        lanes = new Lanes(options, Run, time, stop.Token);
        writer.Heard = left => lanes.Offer(left.Select(l => (l.Id, l.Lane)), isUncertain: false);
    }

    /// <summary>Messages that are to be sent and are not yet.</summary>
    public long Pending => lanes.Pending;

    /// <summary>Hears of a service when a thread of it has begun.</summary>
    public Action<string>? Begun { get; set; }

    /// <summary>Hears once of each lane whose receiver refuses until something is set otherwise.</summary>
    public Action<Blockage>? Noticed { get; set; }

    /// <summary>The lanes whose receivers refuse until something is set otherwise.</summary>
    public IReadOnlyList<Blockage> Blocked => lanes.Blocked;

    /// <summary>What a message that is to be sent has waited for, and waits for until it is its turn.</summary>
    public ValueList<Delay> DelaysOf(Leaving leaving) => lanes.DelaysOf(leaving, time.GetUtcNow());

    /// <summary>
    /// Takes up what was left of the last run, before anything is decided, so that it goes first; what was parked gets another try.
    /// </summary>
    public void Load() => lanes.Offer(outbox.Open(), isUncertain: true);

    /// <summary>Sends, from now on.</summary>
    public void Start() => lanes.Start();

    /// <summary>Something was set otherwise: what waited for it goes.</summary>
    /// <param name="isConcerned">Which lanes, by their names.</param>
    public void Retry(Func<string, bool> isConcerned) => lanes.Wake(isConcerned, l => l.Unpark());

    /// <summary>Tries in each lane whose receiver refused the oldest message again: some things are set otherwise elsewhere.</summary>
    public void Probe() => lanes.Wake(_ => true, l => l.Probe());

    /// <summary>Tries what waits for something to be set otherwise once more.</summary>
    public void Retry(IEnumerable<(long Id, string Lane)> parked) => lanes.Offer(parked, isUncertain: false);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await lanes.Running.ConfigureAwait(false);
        stop.Dispose();
        attempts.Dispose();
    }

    private async Task Run(Lane lane)
    {
        try
        {
            while (lanes.Next(lane) is { } id)
            {
                await Step(lane, id).ConfigureAwait(false);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The server stops: what is not settled is sent when it starts again.
        }
    }

    /// <summary>Whatever goes wrong here, the store not to be read among it, the lane goes on after a rest.</summary>
    private async Task Step(Lane lane, long id)
    {
        try
        {
            await Send(lane, id).ConfigureAwait(false);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            await Task.Delay(Limits.Rest, time, stop.Token).ConfigureAwait(false);
        }
    }

    private async Task Send(Lane lane, long id)
    {
        if (outbox.Find(id) is not { Carrier: null, State: LeavingState.Pending or LeavingState.Parked } kept)
        {
            Done(lane, id);
            return;
        }
        if (!await IsTime(lane, kept.Leaving).ConfigureAwait(false))
        {
            return;
        }
        if (kept is { State: LeavingState.Parked, Settled: { } since })
        {
            lanes.Under(() => lane.Hold(since, time.GetUtcNow(), kept.Why));
        }
        var seat = threads?.Of(kept);
        var sought = lane.IsUncertain ? await attempts.Sought(lane, kept, ThreadOf(kept, seat)).ConfigureAwait(false) : null;
        if (sought is not (null or Sent.Untold))
        {
            await Settle(lane, kept.Leaving, sought, seat).ConfigureAwait(false);
        }
        else if (SilenceOf(kept) is { } silence)
        {
            await writer.Hold(id, silence).ConfigureAwait(false);
            Done(lane, id);
        }
        else
        {
            var now = time.GetUtcNow();
            kept = await gathering.Of(kept, lane.Drain(now), now, () => Behind(lane, id)).ConfigureAwait(false);
            seat = kept.Leaving.Carries > 0 ? null : seat;
            bool isRepeated = sought is Sent.Untold;
            var sent = await attempts.Posted(lane, kept, seat, ThreadOf(kept, seat), OptionsOf(lane, kept.Leaving), isRepeated)
                .ConfigureAwait(false);
            await Settle(lane, kept.Leaving, sent, seat, isRepeated).ConfigureAwait(false);
        }
    }

    /// <summary>False after a wait: others may have come before it meanwhile, so the lane's first is asked for anew.</summary>
    private async Task<bool> IsTime(Lane lane, Leaving leaving)
    {
        var now = time.GetUtcNow();
        var start = lane.Earliest(leaving.DueBy(now), now, OptionsOf(lane, leaving));
        if (start <= now)
        {
            return true;
        }
        // A receiver may ask for a wait of years; no delay is so long. None is a part of a millisecond: it would be over at once.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling((start - now).TotalMilliseconds));
        await Task.Delay(wait < Limits.LongestSleep ? wait : Limits.LongestSleep, time, stop.Token).ConfigureAwait(false);
        return false;
    }

    private string? ThreadOf(Kept kept, Seat? seat) => seat?.Thread?.Parent ?? outbox.ThreadOf(kept.Leaving);

    private PumpOptions OptionsOf(Lane lane, Leaving leaving) => own(leaving) ?? lane.Options;

    private Silence? SilenceOf(Kept kept) =>
        kept.Leaving is { Attempts: 0, Carries: 0, Silence: null, Envelope.To: Address.Slack } ? silences(kept) : null;

    /// <summary>The numbers of the next that wait behind one.</summary>
    private IReadOnlyList<long> Behind(Lane lane, long id) =>
        lanes.Under(() => lane.Waiting.SkipWhile(w => w != id).Skip(1).Take(Coalescing.Limits.Messages).ToList());

    private async Task Settle(Lane lane, Leaving leaving, Sent sent, Seat? seat, bool isRepeated = false)
    {
        var now = time.GetUtcNow();
        var delays = lanes.Under(() => lane.DelaysOf(leaving, now));
        var settlement = Outcome.Of(leaving, sent, OptionsOf(lane, leaving).Retry, now) with
        {
            Delays = delays, IsRepeated = isRepeated && sent is Sent.Taken,
        };
        // Not taken as one, or tried for so long that the oldest of them would take the others along.
        if (settlement is Settlement.Dead && leaving.Carries > 0)
        {
            await Part(lane, leaving).ConfigureAwait(false);
        }
        else if (await Keep(leaving, settlement, seat).ConfigureAwait(false))
        {
            Settled(lane, leaving, settlement, sent, now);
        }
    }

    private void Settled(Lane lane, Leaving leaving, Settlement settlement, Sent sent, DateTimeOffset now)
    {
        if (lanes.Under(() => lane.Settled(leaving.Id, settlement, sent, now)) is { } blockage)
        {
            Noticed?.Invoke(blockage);
        }
    }

    /// <summary>Each goes by itself again.</summary>
    private async Task Part(Lane lane, Leaving leaving)
    {
        long[] members = [.. outbox.CarriedBy(leaving.Id).Select(k => k.Leaving.Id)];
        await writer.Carry(leaving.Id, []).ConfigureAwait(false);
        lanes.Under(() => lane.Part(members));
    }

    /// <summary>False where it could not be kept: then it is sent again, rather than lost.</summary>
    private async Task<bool> Keep(Leaving leaving, Settlement settlement, Seat? seat)
    {
        var begun = settlement is Settlement.Delivered { Receipt: var receipt } ? seat?.Begun(leaving, receipt) : null;
        try
        {
            await writer.Settle(leaving, settlement, begun is null ? [] : [new Entry.Threaded(begun)]).ConfigureAwait(false);
            if (begun is not null)
            {
                Begun?.Invoke(begun.Service);
            }
            return true;
        }
        catch (StoreException)
        {
            await Task.Delay(settlement is Settlement.Again again ? RestOf(again) : Limits.Rest, time, stop.Token).ConfigureAwait(false);
            return settlement is Settlement.Delivered && await Keep(leaving, settlement, seat).ConfigureAwait(false);
        }
    }

    /// <summary>What the receiver asked for is kept to where it cannot be kept on the disk.</summary>
    private TimeSpan RestOf(Settlement.Again again)
    {
        var wait = again.Due - time.GetUtcNow();
        return wait < Limits.Rest ? Limits.Rest : wait < Limits.LongestSleep ? wait : Limits.LongestSleep;
    }

    private void Done(Lane lane, long id) => lanes.Under(() => lane.Leave(id));
}
