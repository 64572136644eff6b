using System.Threading.Channels;
using Tocsin.Aws;
using Tocsin.Delivery.Messages;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Threads;
using Tocsin.Delivery.Traces;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Writing;

/// <summary>Decides what changes anything, one work after the other, and keeps what came of it before it answers.</summary>
/// <remarks>
/// Works that come while a commit is written are decided meanwhile, together, and share the next one: the more callers, the fewer times the
/// disk is waited for. When a commit fails, each of its works does, and each that was decided after it; the estate is the one before: a
/// reference that was not yet published. Safe for any number of callers.
/// </remarks>
public sealed class Writer : IAsyncDisposable
{
    private readonly SqliteStore store;
    private readonly WriterOptions options;
    private readonly TimeProvider time;
    private readonly Channel<Work> waiting =
        Channel.CreateBounded<Work>(new BoundedChannelOptions(Limits.Waiting) { SingleReader = true, SingleWriter = false });

    private readonly UnmatchedEvents unmatched = new();
    /// <summary>One that is written, one that waits, one that is decided.</summary>
    private readonly Channel<Batch> decided =
        Channel.CreateBounded<Batch>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });

    private readonly Task running;
    private volatile Published published;
    private readonly Numbers last;
    private long failures;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long reads;
    private long commits;

    /// <param name="empty">The estate of a store in which nothing is.</param>
    /// <exception cref="StoreException">What is kept cannot be read.</exception>
    public Writer(SqliteStore store, Estate empty, WriterOptions options, TimeProvider time)
    {
        (this.store, this.options, this.time) = (store, options, time);
        last = store.LastNumbers();
        published = new Published(store.Load(empty), last.Work, options);
        running = Task.WhenAll(Task.Run(Decide), Task.Run(Keep));
    }

    /// <summary>What is kept, as of the last commit.</summary>
    public Estate Estate => published.Estate;

    /// <summary>Hears of the messages that left, once they are kept, in their order. Set before anything is decided.</summary>
    public Action<IReadOnlyList<Leaving>>? Heard { get; set; }

    /// <summary>Hears of a service of which an event of ECS told something, once it is kept. Set before anything is decided.</summary>
    public Action<string>? RolledOut { get; set; }

    /// <summary>The last events that no rule wanted, newest first: they are kept nowhere.</summary>
    public IReadOnlyList<Trace> Unmatched => unmatched.Newest();

    /// <summary>How many events no rule wanted, since this process began.</summary>
    public long UnmatchedCount => unmatched.Count;

    /// <summary>What became of messages.</summary>
    public Tally Tally { get; } = new();

    /// <summary>How many commits there have been, since this process began: whoever looks again need not while it stands.</summary>
    public long Commits => Volatile.Read(ref commits);

    /// <summary>Decides an operation that may change something; completes when what came of it is on disk.</summary>
    /// <exception cref="StoreException">It could not be kept, and nothing of it is.</exception>
    public Task<Result<Done<IShape>>> Decide(Decision<Estate> decision, Caller caller) =>
        Ask(turn => Applied(turn, decision(turn.Estate, caller.At(turn.Now, turn.Ids())), caller));

    /// <summary>
    /// Decides an operation that only sends. Where no rule wants any of it, nothing is to be kept, and it is answered at once: an event
    /// that matches nothing costs the match. Else it is only sent in its turn, and decided anew where other resources are there by then.
    /// </summary>
    /// <exception cref="StoreException">It could not be kept, and nothing of it is.</exception>
    public ValueTask<Result<Done<IShape>>> Send(Decision<Estate> decision, Caller caller)
    {
        var over = published;
        var now = time.GetUtcNow();
        var decided = decision(over.Estate, caller.At(now, new Ids(~options.Seed, Interlocked.Increment(ref reads))));
        if (decided.Error is null && !over.Drops(decided.Value.Changes))
        {
            return new(Ask(turn => Applied(
                turn, turn.Estate.IsAs(over.Estate) ? decided : decision(turn.Estate, caller.At(turn.Now, turn.Ids())), caller)));
        }
        if (decided.Error is null)
        {
            unmatched.Add(decided.Value.Changes, over.Work, now, caller.Door, caller.Principal);
        }
        return new(decided);
    }

    /// <summary>Answers an operation that changes nothing, from what is kept.</summary>
    public Result<Done<IShape>> Answer(Decision<Estate> decision, Caller caller) =>
        decision(published.Estate, caller.At(time.GetUtcNow(), new Ids(~options.Seed, Interlocked.Increment(ref reads))));

    /// <summary>Sends an envelope on its way; gives the traces that came of it.</summary>
    public Task<Trace> Send(Envelope envelope, Door door, Arn by) => Ask(turn => turn.Send(envelope, door, by));

    /// <summary>Sends what came in of a real account on its way, and keeps in the same commit that it came.</summary>
    /// <exception cref="StoreException">It could not be kept, and nothing of it is.</exception>
    public Task<Trace> Take(Envelope envelope, Entry.Heard heard, Arn by) => Ask(turn =>
    {
        turn.Keep(heard with { At = turn.Now });
        return turn.Send(envelope, Door.Ingest, by);
    });

    /// <summary>
    /// Decides what a service does by itself, in its turn: what changes and what it sends are one commit, and known when this completes.
    /// </summary>
    /// <exception cref="StoreException">It could not be kept, and nothing of it is.</exception>
    public Task<T> Step<T>(Func<Estate, DateTimeOffset, Ids, Done<T>> decide, Arn by) => Ask(turn =>
    {
        var decided = decide(turn.Estate, turn.Now, turn.Ids());
        turn.Apply(decided.Changes, Door.Service, by);
        return decided.Response;
    });

    /// <summary>Changes resources by no operation of AWS's: what its console does, or whoever runs the server.</summary>
    public Task Apply(ValueList<Change> changes, Arn by) => Ask(turn =>
    {
        turn.Apply(changes, Door.Admin, by);
        return true;
    });

    /// <summary>
    /// Keeps what became of a message after its next attempt; one that is given up may go to a dead-letter queue with it.
    /// </summary>
    /// <param name="with">What is kept in the same commit.</param>
    public Task Settle(Leaving leaving, Settlement settlement, params IReadOnlyList<Entry> with) => Ask(turn =>
    {
        turn.Settle(leaving, settlement);
        foreach (var entry in with)
        {
            turn.Keep(entry);
        }
        return true;
    });

    /// <summary>Keeps what became of a message after an attempt.</summary>
    public Task Settle(long leaving, int attempt, Settlement settlement) => Ask(turn =>
    {
        turn.Keep(new Entry.Settled(leaving, attempt, turn.Now, settlement));
        return true;
    });

    /// <summary>Messages are told in another of their lane from now on; none ends that, and each goes by itself again.</summary>
    public Task Carry(long carrier, IReadOnlyList<long> members) => Keep(new Entry.Carried(carrier, members));

    /// <summary>A silence keeps a message back.</summary>
    public Task Hold(long leaving, Silence silence) => Keep(new Entry.Silenced(leaving, silence.Id));

    /// <summary>Keeps all of it, in one commit.</summary>
    public Task Keep(params IReadOnlyList<Entry> entries) => Ask(turn =>
    {
        foreach (var entry in entries)
        {
            turn.Keep(entry);
        }
        return true;
    });

    /// <summary>Keeps that messages are to be tried again, whatever became of them before, and how often.</summary>
    /// <param name="noted">Who wants that, for the journal.</param>
    public Task Retry(IReadOnlyList<long> leavings, string why, JournalLine noted) => Ask(turn =>
    {
        turn.Keep(new Entry.Noted(noted));
        foreach (long leaving in leavings)
        {
            turn.Keep(new Entry.Settled(leaving, 0, turn.Now, new Settlement.Again(turn.Now, why), Carries: true));
        }
        return true;
    });

    /// <summary>Forgets some of what happened before then: traces and messages, but none that is still to be sent.</summary>
    /// <returns>Whether there may be more of it.</returns>
    public async Task<bool> Forget(DateTimeOffset before)
    {
        await Ask(turn =>
        {
            turn.Keep(new Entry.Forgotten(before, unmatched.LowestWork()));
            return true;
        }).ConfigureAwait(false);
        return store.HasMoreToForget;
    }

    /// <summary>Keeps nothing, as durably as anything else: whether it could.</summary>
    /// <exception cref="StoreException">It could not.</exception>
    public Task Try() => Ask(turn =>
    {
        turn.Keep(new Entry.Tried());
        return true;
    });

    /// <summary>Keeps a message of the local Slack.</summary>
    /// <param name="make">Makes it in its turn; null keeps nothing.</param>
    public Task<SlackMessage?> Post(Func<DateTimeOffset, SlackMessage?> make) => Ask(turn =>
    {
        var message = make(turn.Now);
        if (message is not null)
        {
            turn.Keep(new Entry.Posted(message));
        }
        return message;
    });

    /// <summary>Completes at the next commit that changed the estate.</summary>
    public Task Changed(CancellationToken stop) => Volatile.Read(ref changed).Task.WaitAsync(stop);

    /// <summary>Decides what waits, keeps it, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await running.ConfigureAwait(false);
    }

    private static Result<Done<IShape>> Applied(Turn turn, Result<Done<IShape>> decided, Caller caller)
    {
        if (decided.Error is null)
        {
            turn.Apply(decided.Value.Changes, caller.Door, caller.Principal);
        }
        return decided;
    }

    private async Task<T> Ask<T>(Func<Turn, T> decide)
    {
        var work = new Work<T>(decide);
        try
        {
            await waiting.Writer.WriteAsync(work).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw new StoreException("This server is stopping and takes no more.", e);
        }
        return await work.Done.ConfigureAwait(false);
    }

    /// <summary>Decides what waits, while what was decided before is written.</summary>
    private async Task Decide()
    {
        var (head, numbers, era) = (published.Estate, last, 0L);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            if (Volatile.Read(ref failures) is var now && now != era)
            {
                (head, era) = (published.Estate, now);
            }
            var turn = new Turn(options, store.Messages, head, numbers);
            var works = new List<Work>();
            while (works.Count < Limits.WorksOfCommit && turn.Entries.Count < Limits.EntriesOfCommit
                && waiting.Reader.TryRead(out var work))
            {
                if (turn.Take(work, time.GetUtcNow()))
                {
                    works.Add(work);
                }
            }
            (head, numbers) = (turn.Estate, turn.Last);
            await decided.Writer.WriteAsync(new Batch(turn, works, era)).ConfigureAwait(false);
        }
        decided.Writer.Complete();
    }

    private async Task Keep()
    {
        await foreach (var batch in decided.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (Refused(batch) is { } why)
            {
                batch.Works.ForEach(w => w.Fail(why));
            }
            else
            {
                Publish(batch);
            }
        }
    }

    /// <summary>Why nothing of a batch is kept; null where it is.</summary>
    private Exception? Refused(Batch batch)
    {
        if (batch.Era != failures)
        {
            return new StoreException("What this was decided on could not be kept. Try again.");
        }
        try
        {
            if (batch.Turn.Entries.Count > 0)
            {
                store.Commit(batch.Turn.Entries);
            }
            return null;
        }
        catch (Exception e)
        {
            Volatile.Write(ref failures, failures + 1);
            return e;
        }
    }

    private void Publish(Batch batch)
    {
        var turn = batch.Turn;
        bool isChanged = !ReferenceEquals(published.Estate, turn.Estate);
        if (isChanged)
        {
            published = new Published(turn.Estate, turn.Last.Work, options);
        }
        Volatile.Write(ref commits, commits + 1);
        unmatched.Add(turn.Unmatched);
        Tally.Add(turn.Entries);
        if (turn.Left.Count > 0)
        {
            Heard?.Invoke(turn.Left);
        }
        if (options.KeepsRollouts)
        {
            foreach (var rolled in turn.Entries.OfType<Entry.RolledOut>())
            {
                RolledOut?.Invoke(rolled.Rollout.Service);
            }
            foreach (var ended in turn.Entries.OfType<Entry.TaskEnded>())
            {
                RolledOut?.Invoke(ended.End.Service);
            }
        }
        batch.Works.ForEach(w => w.Complete());
        if (isChanged)
        {
            Interlocked.Exchange(ref changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }

    /// <param name="Era">How many commits had failed when it was decided: what was decided before another failed is not kept.</param>
    private sealed record Batch(Turn Turn, List<Work> Works, long Era);
}
