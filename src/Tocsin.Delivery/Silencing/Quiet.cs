using Tocsin.Delivery.Coalescing;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Queries;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;

namespace Tocsin.Delivery.Silencing;

/// <summary>The silences that hold: which messages they keep back, and what becomes of those when they end.</summary>
/// <remarks>
/// A message that a silence finds when it is about to be sent for the first time leaves its lane. When the silence ends, by time or by
/// hand, what it kept back goes as one message a channel. Both are kept before they are done, so that a restart changes nothing. Safe for
/// any number of threads.
/// </remarks>
public sealed class Quiet : IDisposable
{
    private readonly Outbox outbox;
    private readonly TraceTable traces;
    private readonly SilenceTable table;
    private readonly Digests digests;
    private readonly Writer writer;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile IReadOnlyList<(Silence Silence, Query Query)> open;
    private long last;

    public Quiet(SqliteStore store, Writer writer, TimeProvider time)
    {
        (this.writer, this.time) = (writer, time);
        (outbox, traces, table) = (new Outbox(store), new TraceTable(store), new SilenceTable(store));
        digests = new Digests(outbox);
        open = [.. table.Open().Select(s => (s, QueryOf(s)))];
        last = table.Last();
    }

    /// <summary>Hears of messages that are to be sent after all. Set before it looks for the first time.</summary>
    public Action<IEnumerable<(long Id, string Lane)>>? Released { get; set; }

    /// <summary>How many hold.</summary>
    public int Holding => open.Count(s => s.Silence.Ended is null);

    /// <summary>The silence that keeps a message back; null where none does.</summary>
    public Silence? Of(Kept kept)
    {
        var now = time.GetUtcNow();
        var holding = open.Where(s => s.Silence.Ended is null && s.Silence.Until > now).ToList();
        if (holding.Count == 0)
        {
            return null;
        }
        var found = Found.Of(kept, traces.Row(kept.Leaving.Trace));
        return holding.FirstOrDefault(s => s.Query.Holds(found)).Silence;
    }

    /// <summary>Holds from now on.</summary>
    /// <param name="query">One that can be read.</param>
    /// <returns>Null where as many hold as may.</returns>
    /// <exception cref="StoreException">It could not be kept.</exception>
    public Task<Silence?> Add(string query, DateTimeOffset until, string why, string by) => InTurn(async () =>
    {
        if (open.Count >= Limits.Silences)
        {
            return null;
        }
        var now = time.GetUtcNow();
        var silence = new Silence(last + 1, query, now, until, why, by);
        var note = new JournalLine(now, "silence added", $"{silence.Id}: {query}; until {Silence.Moment(until)}", by, why);
        await writer.Keep(new Entry.Quiet(silence), new Entry.Noted(note)).ConfigureAwait(false);
        last++;
        open = [.. open, (silence, QueryOf(silence))];
        return silence;
    });

    /// <summary>Ends one; what it kept back goes.</summary>
    /// <returns>Null where there is none of that number that holds.</returns>
    /// <exception cref="StoreException">It could not be kept.</exception>
    public Task<Silence?> End(long id, string by, string why) => InTurn(async () =>
    {
        var found = open.FirstOrDefault(s => s.Silence.Id == id && s.Silence.Ended is null).Silence;
        return found is null ? null : await Ended(found, by, why).ConfigureAwait(false);
    });

    public void Dispose() => turn.Dispose();

    /// <summary>Ends those whose time is over, until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Limits.Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                await Look().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>Ends those whose time is over. What cannot be kept is tried when it is looked again.</summary>
    internal async Task Look()
    {
        if (open.Count == 0)
        {
            return;
        }
        await InTurn(LookInTurn).ConfigureAwait(false);
    }

    private async Task<bool> LookInTurn()
    {
        foreach (var (silence, _) in open)
        {
            try
            {
                await Look(silence, time.GetUtcNow()).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // The disk is full, the server stops, or a fault of ours: the others end all the same.
            }
        }
        return true;
    }

    private async Task Look(Silence silence, DateTimeOffset now)
    {
        if (silence.Ended is null && silence.Until <= now)
        {
            await Ended(silence, "", "its time is over").ConfigureAwait(false);
        }
        else if (silence.Ended is null && now < silence.At - Limits.SetBack)
        {
            await Ended(silence, "", "the clock was set back behind its beginning").ConfigureAwait(false);
        }
        else if (silence.Ended is { } ended)
        {
            await Release(silence).ConfigureAwait(false);
            open = ended + Limits.Late <= now ? [.. open.Where(s => s.Silence.Id != silence.Id)] : open;
        }
    }

    private async Task<Silence> Ended(Silence silence, string by, string why)
    {
        var now = time.GetUtcNow();
        var ended = silence with { Ended = now, EndedBy = by };
        var note = new JournalLine(now, "silence ended", $"{silence.Id}: {silence.Query}; {table.Count(silence.Id)} kept back", by, why);
        await writer.Keep(new Entry.Quiet(ended), new Entry.Noted(note)).ConfigureAwait(false);
        open = [.. open.Select(s => s.Silence.Id == silence.Id ? (ended, s.Query) : s)];
        await Release(ended).ConfigureAwait(false);
        return ended;
    }

    /// <summary>What it kept back goes: of each channel as one message, or as few as it takes.</summary>
    private async Task Release(Silence silence)
    {
        foreach (var lane in table.Held(silence.Id).GroupBy(h => h.Lane))
        {
            var held = lane.Select(h => h.Id).ToList();
            for (int at = 0; at < held.Count;)
            {
                var next = held.Skip(at).Take(Coalescing.Limits.Messages).Select(outbox.Find).OfType<Kept>().ToList();
                int fitting = Math.Max(1, digests.Fitting(next, silence));
                await writer.Carry(held[at], held.GetRange(at + 1, fitting - 1)).ConfigureAwait(false);
                Released?.Invoke([(held[at], lane.Key)]);
                at += fitting;
            }
        }
    }

    private async Task<T> InTurn<T>(Func<Task<T>> act)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await act().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private static Query QueryOf(Silence silence) =>
        Query.TryParse(silence.Query, silence.At, out var query, out _) ? query
            : throw new StoreException($"The store holds a silence whose query cannot be read: {silence.Query}. Restore a backup.");
}
