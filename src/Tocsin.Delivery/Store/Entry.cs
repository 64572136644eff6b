using Tocsin.Delivery.Messages;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Threads;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;

namespace Tocsin.Delivery.Store;

/// <summary>One thing that a commit keeps.</summary>
public abstract record Entry
{
    private Entry()
    {
    }

    /// <param name="Number">Of the work that decided it.</param>
    public sealed record Changed(long Number, Change Change) : Entry;

    public sealed record Traced(Trace Trace) : Entry;

    public sealed record Left(Leaving Leaving) : Entry;

    /// <param name="Attempt">Which attempt it ends, from 1; 0 where none was made: somebody wants it tried again.</param>
    /// <param name="Carries">It tells of others, too: what becomes of it becomes of them.</param>
    public sealed record Settled(long Leaving, int Attempt, DateTimeOffset At, Settlement Settlement, bool Carries = false) : Entry;

    /// <param name="Members">Told in the carrier, from now on; none ends that, and each goes by itself again.</param>
    public sealed record Carried(long Carrier, IReadOnlyList<long> Members) : Entry;

    /// <summary>A silence keeps a message back.</summary>
    public sealed record Silenced(long Leaving, long Silence) : Entry;

    /// <summary>A silence as it is now.</summary>
    public sealed record Quiet(Silence Silence) : Entry;

    /// <summary>A line of the journal.</summary>
    public sealed record Noted(JournalLine Line) : Entry;

    /// <summary>What an event tells of a deployment.</summary>
    public sealed record RolledOut(Rollout Rollout) : Entry;

    /// <summary>What an event tells of a deployment's task.</summary>
    public sealed record TaskEnded(TaskEnd End) : Entry;

    /// <summary>A thread as it is now.</summary>
    public sealed record Threaded(DeploymentThread Thread) : Entry;

    public sealed record Posted(SlackMessage Message) : Entry;

    /// <summary>Something came in of a real account.</summary>
    /// <param name="Ingest">The name of the way in.</param>
    /// <param name="Source">The ARN of the topic or queue.</param>
    /// <param name="Message">What it is known by from then on, so that it comes in once.</param>
    /// <param name="At">The writer's to say.</param>
    public sealed record Heard(string Ingest, string Source, string Message, DateTimeOffset At = default) : Entry;

    /// <summary>What happened before then is of no more use; some of it goes with each such entry.</summary>
    /// <param name="Needed">The lowest number of a work that something which is not kept was decided at.</param>
    public sealed record Forgotten(DateTimeOffset Before, long Needed) : Entry;

    /// <summary>Nothing, written like anything else.</summary>
    public sealed record Tried : Entry;
}
