using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>What is seen of a scripted task, and when.</summary>
/// <remarks>
/// Times on Fargate: recorded on AWS 2022-08 (pull, run, health check, stop), 2026-07 (missing image) and 2026-09 (crash).
/// </remarks>
/// <param name="faster">How many times faster than AWS its own part is: not health checks and grace periods.</param>
internal sealed class TaskCourse(double faster)
{
    /// <summary>From the scheduler's word to STOPPED, SIGTERM and network included. Recorded 34.6 s.</summary>
    public TimeSpan StopDelay => TimeSpan.FromMilliseconds(34_583) / faster;

    private TimeSpan PullStarts => TimeSpan.FromMilliseconds(24_185) / faster;
    private TimeSpan Runs => TimeSpan.FromMilliseconds(56_616) / faster;

    /// <summary>A pull is given up: 85 to 92 s after the start.</summary>
    private TimeSpan PullFails => TimeSpan.FromSeconds(92) / faster;

    /// <summary>A crash comes round every 51 s, its replacement's start included.</summary>
    private TimeSpan CrashPullStarts => TimeSpan.FromSeconds(14) / faster;
    private TimeSpan CrashRuns => TimeSpan.FromSeconds(27) / faster;
    private TimeSpan CrashStops => TimeSpan.FromSeconds(51) / faster;

    /// <summary>From RUNNING until the load balancer's target counts as unhealthy. Recorded 96.9 s.</summary>
    private TimeSpan TargetFails => TimeSpan.FromMilliseconds(96_924) / faster;

    // Unverified: how long a good target takes to be found healthy.
    private TimeSpan TargetPasses => TimeSpan.FromSeconds(30) / faster;

    public IEnumerable<Observation> Of(Command.StartTask start, TaskOutcome outcome, DateTimeOffset now) => outcome switch
    {
        TaskOutcome.ImageMissing => NeverRuns(start, now, PullFails, PullError(start.TaskDefinition)),
        TaskOutcome.EntrypointError => NeverRuns(start, now, Runs, StartError),
        TaskOutcome.OutOfMemory => Exits(start, now, new(Culprit(start.TaskDefinition).Name, 137, MemoryError(start.Service?.LaunchType))),
        TaskOutcome.ExitOne or TaskOutcome.MissingEnvironmentVariable => Exits(start, now, new(Culprit(start.TaskDefinition).Name, 1)),
        TaskOutcome.HealthCheckFailing failing => KeepsRunning(start, now, failing.By ?? CheckOf(start)),
        _ => KeepsRunning(start, now, null),
    };

    public Observation Stopped(TaskDefinition definition, Command.StopTask stop, bool ran, DateTimeOffset now)
    {
        ValueList<ContainerExit> exits = [.. definition.Containers.Select(c => new ContainerExit(c.Name, ran ? 143 : null))];
        return new Observation.Stopped(stop.Task, now + StopDelay, stop.Stop with { Containers = exits });
    }

    /// <summary>The check that can fail: the load balancer's, else the container's, else none.</summary>
    private static HealthCheckedBy? CheckOf(Command.StartTask start) =>
        start.Service?.LoadBalancers.Count > 0 ? HealthCheckedBy.LoadBalancer
        : start.TaskDefinition.HasHealthCheck ? HealthCheckedBy.Container : null;

    private IEnumerable<Observation> NeverRuns(Command.StartTask start, DateTimeOffset now, TimeSpan until, string error)
    {
        yield return new Observation.Pulling(start.Task, now + PullStarts);
        var exit = new ContainerExit(Culprit(start.TaskDefinition).Name, null, error);
        yield return new Observation.Stopped(start.Task, now + until, new TaskStop("TaskFailedToStart", error, [exit]));
    }

    private IEnumerable<Observation> Exits(Command.StartTask start, DateTimeOffset now, ContainerExit culprit)
    {
        yield return new Observation.Pulling(start.Task, now + CrashPullStarts);
        yield return new Observation.Running(start.Task, now + CrashRuns);
        ValueList<ContainerExit> exits =
        [
            .. start.TaskDefinition.Containers.Select(c => c.Name == culprit.Name ? culprit : new ContainerExit(c.Name, 143)),
        ];
        yield return new Observation.Stopped(
            start.Task, now + CrashStops, new TaskStop("EssentialContainerExited", "Essential container in task exited", exits));
    }

    private IEnumerable<Observation> KeepsRunning(Command.StartTask start, DateTimeOffset now, HealthCheckedBy? failing)
    {
        DateTimeOffset runs = now + Runs;
        yield return new Observation.Pulling(start.Task, now + PullStarts);
        yield return new Observation.Running(start.Task, runs);
        if (start.TaskDefinition.Containers.FirstOrDefault(c => c.Essential && c.HealthCheck is not null)?.HealthCheck is { } check)
        {
            TimeSpan fails = check.StartPeriod + check.Retries * check.Interval;
            yield return failing == HealthCheckedBy.Container
                ? new Observation.Unhealthy(start.Task, runs + Later(fails, start), HealthCheckedBy.Container)
                : new Observation.Healthy(start.Task, runs + check.Interval, HealthCheckedBy.Container);
        }
        if (start.Service?.LoadBalancers.Count > 0)
        {
            yield return failing == HealthCheckedBy.LoadBalancer
                ? new Observation.Unhealthy(start.Task, runs + Later(TargetFails, start), HealthCheckedBy.LoadBalancer)
                : new Observation.Healthy(start.Task, runs + TargetPasses, HealthCheckedBy.LoadBalancer);
        }
    }

    private static TimeSpan Later(TimeSpan fails, Command.StartTask start) =>
        start.Service is { } service && service.GracePeriod > fails ? service.GracePeriod : fails;

    private static Container Culprit(TaskDefinition definition) => definition.Containers.First(c => c.Essential);

    // Unverified: the middle of both texts; their beginnings and the ends are recorded.
    private static string PullError(TaskDefinition definition)
    {
        string image = Culprit(definition).Image;
        return "CannotPullContainerError: pull image manifest has been retried 1 time(s): "
            + $"failed to resolve ref {image}: {image}: not found";
    }

    private const string StartError =
        "CannotStartContainerError: OCI runtime create failed: unable to start container process: "
        + "exec: \"app\": executable file not found in $PATH";

    /// <summary>The agent writes it with a capital, Fargate without (recorded on AWS 2026-08).</summary>
    private static string MemoryError(string? launchType) =>
        launchType == "EC2"
            ? "OutOfMemoryError: Container killed due to memory usage"
            : "OutOfMemoryError: container killed due to memory usage";
}
