using Tocsin.Ecs.Scheduling;

namespace Tocsin.Scenarios;

/// <summary>What becomes of each task of a scripted deployment: the causes in the article's table, and one that is well.</summary>
public abstract record TaskOutcome
{
    private TaskOutcome()
    {
    }

    /// <summary>The image cannot be pulled, so the task never runs.</summary>
    public sealed record ImageMissing : TaskOutcome;

    /// <summary>The container cannot be started: its entrypoint is not there.</summary>
    public sealed record EntrypointError : TaskOutcome;

    /// <summary>Killed for using more memory than it may.</summary>
    public sealed record OutOfMemory : TaskOutcome;

    /// <summary>Exits with code 1 right after its start.</summary>
    public sealed record ExitOne : TaskOutcome;

    /// <summary>Exits with code 1 because an environment variable it needs is not set; ECS sees no more than the exit.</summary>
    public sealed record MissingEnvironmentVariable(string Variable) : TaskOutcome;

    /// <summary>
    /// Runs, and never passes the health check: the given one, or whichever the service has. Without one ECS takes the task for healthy.
    /// </summary>
    public sealed record HealthCheckFailing(HealthCheckedBy? By = null) : TaskOutcome;

    public sealed record Healthy : TaskOutcome;
}
