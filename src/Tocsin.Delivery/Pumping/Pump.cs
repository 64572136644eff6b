using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;

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
    private readonly Func<Leaving, ISender?> senders;
    private readonly Func<string, PumpOptions> options;
    private readonly Func<Leaving, RetryPolicy?> retries;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stop = new();

    // Of their own, since endpoints are anybody's: those that hang hold up no alarm.
    private readonly SemaphoreSlim toSlack = new(Limits.Connections);
    private readonly SemaphoreSlim elsewhere = new(Limits.Connections);
    private readonly Lock guard = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private bool isStarted;

    /// <param name="senders">Who brings a message to where it goes; null where nobody does.</param>
    /// <param name="options">Those of a lane, by its name.</param>
    /// <param name="retries">How a message is tried again that has a policy of its own; of the others their lane says it.</param>
    public Pump(
        Outbox outbox, Writer writer, Func<Leaving, ISender?> senders, Func<string, PumpOptions> options, TimeProvider time,
        Func<Leaving, RetryPolicy?>? retries = null)
    {
        this.retries = retries ?? (_ => null);
        (this.outbox, this.writer, this.senders, this.options, this.time) = (outbox, writer, senders, options, time);
        writer.Heard = left => Offer(left.Select(l => (l.Id, l.Lane)));
    }

    /// <summary>Messages that are to be sent and are not yet.</summary>
    public long Pending
    {
        get
        {
            lock (guard)
            {
                return lanes.Values.Sum(l => (long)l.Waiting.Count);
            }
        }
    }

    /// <summary>
    /// Takes up what was left of the last run, before anything is decided, so that it goes first; what was parked gets another try.
    /// </summary>
    public void Load() => Offer(outbox.Open(), isUncertain: true);

    /// <summary>Sends, from now on.</summary>
    public void Start()
    {
        lock (guard)
        {
            isStarted = true;
            foreach (var lane in lanes.Values.Where(l => l.Waiting.Count > 0))
            {
                lane.Running = Task.Run(() => Run(lane));
            }
        }
    }

    /// <summary>Tries what waits for something to be set otherwise once more.</summary>
    public void Retry(IEnumerable<(long Id, string Lane)> parked) => Offer(parked);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        Task[] running;
        lock (guard)
        {
            running = [.. lanes.Values.Select(l => l.Running)];
        }
        await Task.WhenAll(running).ConfigureAwait(false);
        stop.Dispose();
        toSlack.Dispose();
        elsewhere.Dispose();
    }

    private void Offer(IEnumerable<(long Id, string Lane)> left, bool isUncertain = false)
    {
        lock (guard)
        {
            foreach (var (id, name) in left)
            {
                if (!lanes.TryGetValue(name, out var lane))
                {
                    lanes.Add(name, lane = new Lane(() => options(name)) { IsUncertain = isUncertain });
                }
                lane.Waiting.Enqueue(id);
                if (isStarted && lane.Running.IsCompleted && !stop.IsCancellationRequested)
                {
                    lane.Running = Task.Run(() => Run(lane));
                }
            }
        }
    }

    private async Task Run(Lane lane)
    {
        try
        {
            while (Next(lane) is { } id)
            {
                await Step(lane, id).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
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

    /// <summary>The head of the lane; null where there is none, and then the lane rests.</summary>
    private long? Next(Lane lane)
    {
        lock (guard)
        {
            if (lane.Waiting.TryPeek(out long id))
            {
                return id;
            }
            lane.Running = Task.CompletedTask;
            return null;
        }
    }

    private async Task Send(Lane lane, long id)
    {
        if (outbox.Find(id) is not { State: LeavingState.Pending or LeavingState.Parked, Leaving: var leaving, State: var state })
        {
            Done(lane);
            return;
        }
        var now = time.GetUtcNow();
        var start = lane.Earliest(leaving.Due, now);
        if (start > now)
        {
            // A receiver may ask for a wait of years; no delay is so long.
            await Task.Delay(start - now < Limits.LongestSleep ? start - now : Limits.LongestSleep, time, stop.Token).ConfigureAwait(false);
            if (start > time.GetUtcNow())
            {
                return;
            }
        }
        lane.Begun(time.GetUtcNow());
        Settlement settlement;
        var open = leaving.Envelope.To is Address.Slack ? toSlack : elsewhere;
        await open.WaitAsync(stop.Token).ConfigureAwait(false);
        try
        {
            var sent = await Told(lane, leaving, wasParked: state == LeavingState.Parked).ConfigureAwait(false);
            settlement = Settled(leaving, sent, retries(leaving) ?? lane.Options.Retry);
        }
        finally
        {
            open.Release();
        }
        if (await Keep(leaving, settlement).ConfigureAwait(false) && settlement is not Settlement.Again)
        {
            Done(lane);
        }
    }

    /// <summary>An attempt that fails by a fault of ours is told like any other, so that no lane stands for ever.</summary>
    private async Task<Sent> Told(Lane lane, Leaving leaving, bool wasParked)
    {
        try
        {
            return await Attempt(lane, leaving, wasParked).ConfigureAwait(false);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            lane.IsUncertain = true;
            return new Sent.Later($"a fault of this server: {e.GetType().Name}");
        }
    }

    /// <param name="wasParked">It was not on its way when the last process ended: what was may stand behind it.</param>
    private async Task<Sent> Attempt(Lane lane, Leaving leaving, bool wasParked)
    {
        if (senders(leaving) is not { } sender)
        {
            return new Sent.Refused($"nobody here sends to {leaving.Lane}");
        }
        string? thread = outbox.ThreadOf(leaving);
        bool wasUncertain = lane.IsUncertain;
        if (wasUncertain && await sender.Find(leaving, thread, stop.Token).ConfigureAwait(false) is { } found)
        {
            lane.IsUncertain = found is not Sent.Taken || wasParked;
            return found;
        }
        var sent = await sender.Send(leaving, thread, stop.Token).ConfigureAwait(false);
        lane.IsUncertain = sent is Sent.Later { IsLost: true } || (wasUncertain && wasParked);
        return sent;
    }

    /// <summary>False where it could not be kept: then it is sent again, rather than lost.</summary>
    private async Task<bool> Keep(Leaving leaving, Settlement settlement)
    {
        try
        {
            await writer.Settle(leaving, settlement).ConfigureAwait(false);
            return true;
        }
        catch (StoreException)
        {
            await Task.Delay(Limits.Rest, time, stop.Token).ConfigureAwait(false);
            return settlement is Settlement.Delivered && await Keep(leaving, settlement).ConfigureAwait(false);
        }
    }

    private void Done(Lane lane)
    {
        lock (guard)
        {
            lane.Waiting.Dequeue();
        }
    }

    private Settlement Settled(Leaving leaving, Sent sent, RetryPolicy retry)
    {
        var now = time.GetUtcNow();
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
                return retry.Wait(leaving.Attempts + 1, now - leaving.At, chance) is { } wait
                    ? new Settlement.Again(now + (later.After ?? wait), later.Why)
                    : new Settlement.Dead($"{later.Why}; {retry.Told(leaving.Attempts + 1)}");
            default:
                throw new InvalidOperationException($"{sent} says nothing");
        }
    }
}
