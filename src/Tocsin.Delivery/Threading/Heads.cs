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
    private readonly Dictionary<string, DateTimeOffset> next = new(StringComparer.Ordinal);

    /// <summary>Something of a service changed, or a thread of it began.</summary>
    public void Look(string? service)
    {
        var now = time.GetUtcNow();
        var concerned = table.Since(now - Threads.Limits.Longest, service);
        lock (guard)
        {
            foreach (var thread in concerned)
            {
                due.TryAdd(thread.Id, now);
            }
        }
    }

    /// <summary>Edits what is to be edited, until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        Look(null);
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                foreach (long id in Due())
                {
                    await Guarded(id, stop).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private List<long> Due()
    {
        var now = time.GetUtcNow();
        lock (guard)
        {
            return [.. due.Where(d => d.Value <= now).Select(d => d.Key).Order()];
        }
    }

    private async Task Guarded(long id, CancellationToken stop)
    {
        try
        {
            await Edit(id, stop).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            Again(id, Rest);
        }
    }

    private async Task Edit(long id, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (table.Find(id) is not { } thread || next.GetValueOrDefault(TeamOf(thread.Lane)) > now)
        {
            return;
        }
        // Before it is looked: what changes from now on is looked at once more.
        lock (guard)
        {
            due.Remove(id);
        }
        if (threads.StandingOf(thread) is not { } standing || standing.Text == thread.Shown || thread.Began < now - Threads.Limits.Longest
            || outbox.Find(id)?.Leaving is not { Envelope.Content: Post post } first)
        {
            return;
        }
        next[TeamOf(thread.Lane)] = now + paceOf(thread.Lane);
        var headed = first with { Envelope = first.Envelope with { Content = DeploymentThreads.Headed(post, standing) } };
        var sent = await edit(headed, thread.Parent, stop).ConfigureAwait(false);
        if (sent is Sent.Later later)
        {
            Again(id, later.After ?? Rest);
        }
        else
        {
            // Where Slack never takes it, somebody removed the message: it is left alone.
            await writer.Keep(new Entry.Threaded(thread with { Shown = standing.Text })).ConfigureAwait(false);
        }
    }

    private void Again(long id, TimeSpan after)
    {
        lock (guard)
        {
            due[id] = time.GetUtcNow() + after;
        }
    }

    private static string TeamOf(string lane) => Address.Of(lane) is Address.Slack to ? to.Team : lane;
}
