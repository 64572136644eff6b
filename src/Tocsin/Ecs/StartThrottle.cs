namespace Tocsin.Ecs;

/// <summary>Spaces out the starts of tasks that never reach RUNNING; a new deployment begins without it.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html: the gap grows to at most 15 minutes; tasks that ran are not throttled.
/// </remarks>
public readonly record struct StartThrottle(int Failures, DateTimeOffset? Until)
{
    public static StartThrottle None => default;

    // Unverified: the curve. Gaps of about 0.5 to 6 minutes were seen; 60 s doubling to 15 minutes lands within what whole deployments took.
    public StartThrottle Failed(DateTimeOffset now) =>
        new(Failures + 1, now + TimeSpan.FromSeconds(Math.Min(60 * Math.Pow(2, Failures), Limits.MaximumStartGap.TotalSeconds)));
}
