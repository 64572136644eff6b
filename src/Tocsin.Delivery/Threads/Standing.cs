using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Delivery.Threads;

/// <summary>How a service stands, by what its deployments did since a thread began.</summary>
/// <remarks>
/// <code>
/// FAILED(B)  IN_PROGRESS(A, rolling back)  COMPLETED(A)   →  recovered by rollback to A
/// IN_PROGRESS(B)  COMPLETED(B)                            →  completed
/// </code>
/// A rollback goes on under the id of the deployment that it goes back to, and its last event is that of any deployment that is through:
/// only who remembers that it was rolled back to tells the two apart. The order of the first two is not promised.
/// </remarks>
/// <param name="Deployments">How many began or failed, without those that were rolled back to.</param>
public sealed record Standing(RolloutKind Kind, string Deployment, bool IsRecovered, int Deployments)
{
    // Ours, as Chatbot's cards have them.
    private const string Alert = "#D13212";
    private const string Good = "#1D8102";
    private const string Neutral = "#687078";

    /// <summary>How many tasks of a deployment stopped that were not to, and what is told of the last; null where none did.</summary>
    public (int Count, string Said)? Ends { get; init; }

    /// <summary>As mrkdwn, in one line.</summary>
    public string Text => $"{Told}{(Deployments > 1 ? $" · {Deployments} deployments" : "")}{(Ends is { } ends ? TextOf(ends) : "")}";

    public string Color => Kind switch { RolloutKind.Failed => Alert, RolloutKind.Completed => Good, _ => Neutral };

    private static string TextOf((int Count, string Said) ends) =>
        $" · {ends.Count} task{(ends.Count == 1 ? "" : "s")} stopped: "
            + Mrkdwn.Escape(Sections.Truncate(ends.Said.ReplaceLineEndings(" "), Limits.Said));

    private string Told => Kind switch
    {
        RolloutKind.InProgress => $":hourglass_flowing_sand: *Deploying* `{Deployment}`",
        RolloutKind.RollingBack => $":rewind: *Failed, rolling back* to `{Deployment}`",
        RolloutKind.Failed => $":x: *Failed* `{Deployment}`",
        _ when IsRecovered => $":leftwards_arrow_with_hook: *Recovered by rollback* to `{Deployment}`",
        _ => $":white_check_mark: *Completed* `{Deployment}`",
    };

    /// <param name="rollouts">Of the service, since the thread began, in their order.</param>
    /// <param name="holds">The deployments that are told in the thread: what they do later is, too.</param>
    /// <returns>Null where nothing is known.</returns>
    public static Standing? Of(DateTimeOffset began, IEnumerable<Rollout> rollouts, out ValueList<string> holds)
    {
        Standing? standing = null;
        var (seen, begun, targets) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var rollout in rollouts.Where(r => r.At < began + Limits.Window || seen.Contains(r.Deployment)))
        {
            seen.Add(rollout.Deployment);
            (rollout.Kind == RolloutKind.RollingBack ? targets : begun).Add(rollout.Deployment);
            begun.ExceptWith(targets);
            bool isKnown = rollout.Kind == RolloutKind.Failed && standing is { Kind: RolloutKind.RollingBack } back
                && back.Deployment != rollout.Deployment;
            bool isRecovered = rollout.Kind == RolloutKind.Completed && targets.Contains(rollout.Deployment);
            standing = isKnown ? standing! with { Deployments = begun.Count }
                : new Standing(rollout.Kind, rollout.Deployment, isRecovered, begun.Count);
        }
        holds = seen.ToValueList();
        return standing;
    }
}
