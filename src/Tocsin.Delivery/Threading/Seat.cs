using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Threads;
using Tocsin.Slack;

namespace Tocsin.Delivery.Threading;

/// <summary>Where a message of a deployment stands.</summary>
/// <param name="Thread">The one that it answers in; null where it begins one.</param>
/// <param name="Standing">What it says at its head where it begins one; null where nothing is known.</param>
public sealed record Seat(DeploymentThread? Thread, Rollout Rollout, Standing? Standing)
{
    /// <summary>The message as it is posted.</summary>
    public Leaving Told(Leaving leaving) => Thread is null && leaving.Envelope.Content is Post post
        ? leaving with { Envelope = leaving.Envelope with { Content = DeploymentThreads.Headed(post, Standing) } } : leaving;

    /// <summary>The thread that it begins, once Slack has it; null where it begins none.</summary>
    public DeploymentThread? Begun(Leaving leaving, string? receipt) => Thread is null && receipt is not null
        ? new DeploymentThread(leaving.Id, leaving.Lane, Rollout.Service, Rollout.At, receipt, Standing?.Text ?? "") : null;
}
