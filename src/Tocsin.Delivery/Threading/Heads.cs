using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Threads;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;
using Tocsin.Slack;

namespace Tocsin.Delivery.Threading;

/// <summary>Keeps the first message of each thread as the service stands: edits it when that is another than it shows.</summary>
/// <remarks>
/// What it shows is kept, how it is to stand follows from what is kept of the deployments: a server that ends between edits when it runs
/// again. Only how it stands now matters, so that what changes quickly is edited once. Safe for any number of threads.
/// </remarks>
/// <param name="edit">Gives a message of Slack's another content.</param>
/// <param name="paceOf">The time between two edits in a workspace, by the lane.</param>
public sealed class Heads(
    SqliteStore store, Writer writer, DeploymentThreads threads,
    Func<Leaving, string, CancellationToken, Task<Sent>> edit, Func<string, TimeSpan> paceOf, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly ThreadTable table = new(store);
    private readonly Outbox outbox = new(store);
    private readonly Lock guard = new();
    private readonly Dictionary<long, DateTimeOffset> due = [];

    /// <summary>The services whose threads are to be looked at; null stands for all of them, as when it begins.</summary>
    private readonly HashSet<string?> changed = [null];

    private readonly Dictionary<string, DateTimeOffset> next = new(StringComparer.Ordinal);

    /// <summary>Something of a service changed, or a thread of it began. It is only noted: whoever calls is not held up.</summary>
    public void Look(string service)
    {
        lock (guard)
        {
            changed.Add(service);
        }
    }

    /// <summary>Edits what is to be edited, until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                Gather();
                foreach (long id in Due())
                {
                    await Guarded(id, stop).ConfigureAwait(false);
                }
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private void Gather()
    {
        foreach (string? service in Changed())
        {
            try
            {
                var now = time.GetUtcNow();
                foreach (var thread in table.Since(now - Threads.Limits.Longest, service))
                {
                    due.TryAdd(thread.Id, now);
                }
            }
            catch (Exception)
            {
                // They cannot be read now: it is looked at again.
                lock (guard)
                {
                    changed.Add(service);
                }
            }
        }
    }

    /// <summary>Each once: what changes while its threads are read is noted again.</summary>
    private List<string?> Changed()
    {
        lock (guard)
        {
            List<string?> services = [.. changed];
            changed.Clear();
            return services;
        }
    }

    private List<long> Due()
    {
        var now = time.GetUtcNow();
        return [.. due.Where(d => d.Value <= now).Select(d => d.Key).Order()];
    }

    private async Task Guarded(long id, CancellationToken stop)
    {
        try
        {
            await Edit(id, stop).ConfigureAwait(false);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            Again(id, Rest);
        }
    }

    private async Task Edit(long id, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var found = table.Find(id);
        if (found is not null && IsPaced(found.Lane, now))
        {
            return;
        }
        due.Remove(id);
        if (found is not { } thread || thread.Began < now - Threads.Limits.Longest
            || threads.StandingOf(thread) is not { } standing || standing.Text == thread.Shown
            || outbox.Find(id)?.Leaving is not { Envelope.Content: Post post } first)
        {
            return;
        }
        next[TeamOf(thread.Lane)] = now + paceOf(thread.Lane);
        var headed = first with { Envelope = first.Envelope with { Content = DeploymentThreads.Headed(post, standing) } };
        var sent = await edit(headed, thread.Parent, stop).ConfigureAwait(false);
        if (sent is Sent.Later or Sent.Blocked)
        {
            Again(id, (sent as Sent.Later)?.After ?? Rest);
        }
        else
        {
            // Where Slack never takes it, somebody removed the message: it is left alone.
            await writer.Keep(new Entry.Threaded(thread with { Shown = standing.Text })).ConfigureAwait(false);
        }
    }

    private void Again(long id, TimeSpan after) => due[id] = time.GetUtcNow() + after;

    /// <summary>Whether a workspace's next edit has to wait; where for longer than its pace, the clock has been set back since.</summary>
    private bool IsPaced(string lane, DateTimeOffset now)
    {
        var wait = next.GetValueOrDefault(TeamOf(lane)) - now;
        return wait > TimeSpan.Zero && wait <= paceOf(lane);
    }

    private static string TeamOf(string lane) => Address.Of(lane) is Address.Slack to ? to.Team : lane;
}
