using Tocsin.Ecs;
using Tocsin.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>What was observed of a task's end, in ECS's words: one table for every engine.</summary>
/// <remarks>
/// | observed | stopCode | stoppedReason | the container's reason |
/// | the image is not to be had | TaskFailedToStart | CannotPullContainerError: ... | the same |
/// | it cannot be made | TaskFailedToStart | CannotCreateContainerError: ... | the same |
/// | it cannot be started | TaskFailedToStart | CannotStartContainerError: ... | the same |
/// | something is asked for that is not here | TaskFailedToStart | ResourceInitializationError: ... | - |
/// | it ended for its memory | EssentialContainerExited | Essential container in task exited | OutOfMemoryError: ..., exit code 137 |
/// | it ended otherwise | EssentialContainerExited | Essential container in task exited | - , its exit code |
/// | somebody stopped it | as they said | as they said | - , its exit code: 143 or 137 |
/// </remarks>
internal static class TaskEnds
{
    public static TaskStop NotPulled(string container, string why) => NotStarted($"CannotPullContainerError: {why}", container);

    public static TaskStop DoesNotRun(string container, NotStarted its) => NotStarted(
        its.IsMade ? $"CannotStartContainerError: {its.Why}" : $"CannotCreateContainerError: {its.Why}", container);

    public static TaskStop NotInitialized(string why) => new("TaskFailedToStart", Cut($"ResourceInitializationError: {why}"));

    /// <summary>A container that another one waited for did not become what it was waited for.</summary>
    public static TaskStop DependencyFailed(string container, string why) => NotStarted(why, container);

    public static TaskStop Exited(ValueList<ContainerExit> exits) =>
        new("EssentialContainerExited", "Essential container in task exited", exits);

    /// <summary>The agent writes it with a capital, Fargate without (recorded on AWS 2026-08).</summary>
    public static ContainerExit Exit(string container, ContainerEnd end, string? launchType) => new(
        container, end.ExitCode,
        !end.OutOfMemory ? null
            : launchType == "FARGATE" ? "OutOfMemoryError: container killed due to memory usage"
            : "OutOfMemoryError: Container killed due to memory usage");

    private static TaskStop NotStarted(string reason, string container) =>
        new("TaskFailedToStart", Cut(reason), [new ContainerExit(container, null, Cut(reason))]);

    private static string Cut(string reason) => reason.Length > Limits.ReasonLength ? reason[..Limits.ReasonLength] : reason;
}
