namespace Tocsin.Ecs;

/// <summary>The bounds of ECS, each with its source.</summary>
public static class Limits
{
    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html</summary>
    public const int MinimumBoundedThreshold = 3;

    /// <summary>As <see cref="MinimumBoundedThreshold"/>.</summary>
    public const int MaximumBoundedThreshold = 200;

    /// <summary>How long a scenario without an end is watched. Ours: the breaker's slowest recorded decision took 15 minutes.</summary>
    public static readonly TimeSpan ScenarioLength = TimeSpan.FromHours(3);

    /// <summary>Tasks a scenario's service has at most; a larger declared one is run at this size. Ours.</summary>
    public const int ScenarioDesiredCount = 1000;

    /// <summary>Stops that a narrative tells line by line. Ours.</summary>
    public const int StopsTold = 8;

    /// <summary>Tasks that one scenario starts before it gives up. Ours: enough to reach the threshold after every task has been replaced once.</summary>
    public static long ScenarioTasks(int desiredCount, int threshold) => 2 * ((long)desiredCount + threshold) + 300;
}
