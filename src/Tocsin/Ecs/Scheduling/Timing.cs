namespace Tocsin.Ecs.Scheduling;

/// <summary>
/// How long ECS takes over things. Only AWS's own delays are here; what containers take (a start, the interval of a health check, a grace
/// period) is theirs.
/// </summary>
/// <param name="CountedHealthy">A task without health checks counts as healthy after this long in RUNNING.</param>
/// <param name="BreakerLag">From a failure to the breaker's look at the count.</param>
/// <param name="CompletionLag">From the last change of a deployment to the news that it is complete.</param>
/// <param name="FirstStartGap">After the first task that never reaches RUNNING; it doubles with each.</param>
/// <param name="MaximumStartGap">What it grows to.</param>
public sealed record Timing(
    TimeSpan CountedHealthy, TimeSpan BreakerLag, TimeSpan CompletionLag, TimeSpan FirstStartGap, TimeSpan MaximumStartGap)
{
    /// <summary>How many times faster than AWS.</summary>
    public double Speed { get; private init; } = 1;

    /// <summary>As measured on AWS.</summary>
    /// <remarks>
    /// The 40 s: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html. The breaker's lag was recorded
    /// 2026-07 to 2026-09 as 5 to 65 s, the completion's 2022-07, 2023-08 and 2026-09 as 75 to 79 s. The longest gap:
    /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
    /// </remarks>
    // Unverified: the curve of the gaps. Gaps of about 0.5 to 6 minutes were seen; 60 s doubling to 15 minutes lands within what whole
    // deployments took.
    public static Timing Aws { get; } = new(
        TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(75), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

    /// <summary>The same, that many times faster.</summary>
    public Timing Faster(double times) =>
        new(CountedHealthy / times, BreakerLag / times, CompletionLag / times, FirstStartGap / times, MaximumStartGap / times)
        {
            Speed = Speed * times,
        };

    /// <summary>What AWS waits because it was told to: the delay of a deregistration, a bake time.</summary>
    public TimeSpan Scaled(TimeSpan delay) => delay / Speed;

    /// <summary>How long the next start waits, when that many tasks before had never reached RUNNING.</summary>
    public TimeSpan StartGap(int failures) =>
        TimeSpan.FromTicks((long)Math.Min(FirstStartGap.Ticks * Math.Pow(2, failures), MaximumStartGap.Ticks));
}
