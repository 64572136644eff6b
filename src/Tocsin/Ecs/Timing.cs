namespace Tocsin.Ecs;

/// <summary>How long ECS takes over things, as measured.</summary>
public static class Timing
{
    /// <summary>A task without health checks counts as healthy after this long in RUNNING.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html</remarks>
    public static readonly TimeSpan CountedHealthy = TimeSpan.FromSeconds(40);

    /// <summary>From a failure to the breaker's look at the count. Recorded on AWS 2026-07 to 2026-09: 5 to 65 s.</summary>
    public static readonly TimeSpan BreakerLag = TimeSpan.FromSeconds(5);

    /// <summary>From the last change of a deployment to the news that it is complete. Recorded on AWS 2022-07, 2023-08, 2026-09: 75 to 79 s.</summary>
    public static readonly TimeSpan CompletionLag = TimeSpan.FromSeconds(75);
}
