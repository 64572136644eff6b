namespace Tocsin.Ecs;

/// <summary>Spaces out the starts of tasks that never reach RUNNING; a new deployment begins without it.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html: the gap grows to at most 15 minutes; tasks that ran are not throttled.
/// </remarks>
public readonly record struct StartThrottle(int Failures, DateTimeOffset? Until)
{
    public static StartThrottle None => default;

    public StartThrottle Failed(DateTimeOffset now, Timing timing) =>
        new(Failures + 1, now + TimeSpan.FromTicks((long)Math.Min(timing.FirstStartGap.Ticks * Math.Pow(2, Failures), timing.MaximumStartGap.Ticks)));
}
