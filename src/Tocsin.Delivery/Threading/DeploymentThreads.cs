using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Threads;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Delivery.Threading;

/// <summary>In which thread of its channel a message of a deployment stands, where the channel has a thread for each.</summary>
/// <remarks>
/// One thread for a service: what is deployed within an hour of its first message goes on in it, and so does what those deployments do
/// later. It is decided when a message is sent, from what is kept. Safe for any number of threads.
/// </remarks>
/// <param name="isOpted">Whether a lane's channel has such threads.</param>
public sealed class DeploymentThreads(SqliteStore store, Func<string, bool> isOpted)
{
    private readonly TraceTable traces = new(store);
    private readonly ThreadTable table = new(store);

    /// <summary>Null for what stands by itself, or where its author says and no deployment does.</summary>
    public Seat? Of(Kept kept)
    {
        var leaving = kept.Leaving;
        if (leaving is not { Carries: 0, Silence: null } || !isOpted(leaving.Lane))
        {
            return null;
        }
        if (leaving.Thread is { } named)
        {
            return Named(leaving.Lane, named);
        }
        if (Rollout.Of(traces.Find(leaving.Trace)) is not { } rollout)
        {
            return null;
        }
        if (table.Last(leaving.Lane, rollout.Service) is { } last)
        {
            StandingOf(last.Service, last.Began, out var holds);
            if (rollout.At < last.Began + Threads.Limits.Window || holds.Contains(rollout.Deployment))
            {
                return new Seat(last, rollout, null);
            }
        }
        return new Seat(null, rollout, StandingOf(rollout.Service, rollout.At, out _));
    }

    /// <summary>A message that names a deployment as its thread, as a diagnosis does, answers where that deployment stands.</summary>
    private Seat? Named(string lane, string deployment) =>
        table.Newest(deployment) is { } rollout && table.Last(lane, rollout.Service) is { } last
        && StandingOf(last.Service, last.Began, out var holds) is not null && holds.Contains(deployment)
            ? new Seat(last, rollout, null) : null;

    /// <summary>How a thread stands now; null where nothing is known.</summary>
    public Standing? StandingOf(DeploymentThread thread) => StandingOf(thread.Service, thread.Began, out _);

    /// <summary>A post that says at its head how its thread stands; the post as it is where there is no room.</summary>
    public static Post Headed(Post post, Standing? standing)
    {
        int length = post.Blocks.Sum(b => b.Texts.Sum(t => t.Length));
        return standing is null || post.Blocks.Count >= Slack.Limits.Blocks
            || length + standing.Text.Length > Slack.Limits.TotalTextLength ? post
            : post with { Blocks = [new Block.Section(standing.Text), .. post.Blocks], Color = standing.Color };
    }

    private Standing? StandingOf(string service, DateTimeOffset began, out ValueList<string> holds)
    {
        var standing = Standing.Of(began, table.Rollouts(service, began), out holds);
        // A release that is through had its reasons where one of its tasks was stopped.
        return standing is null or { Kind: RolloutKind.Completed, IsRecovered: false } ? standing
            : standing with { Ends = EndsOf(holds, began - Threads.Limits.Window) };
    }

    private (int Count, string Said)? EndsOf(ValueList<string> deployments, DateTimeOffset since) =>
        deployments.Select(d => table.TaskEnds(d, since)).OfType<(int Count, DateTimeOffset At, string Said)>()
            .OrderByDescending(e => e.At).Select(e => ((int, string)?)(e.Count, e.Said)).FirstOrDefault();
}
