namespace Tocsin.Ecs;

/// <summary>Spaces out the starts of tasks that never reach RUNNING; a new deployment begins without it.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html: the gap grows to at most 15 minutes; tasks that
/// ran are not throttled.
/// </remarks>
public readonly record struct StartThrottle(int Failures, DateTimeOffset? Until)
{
    public static StartThrottle None => default;

    /// <param name="gap">As long as it takes after that many failures.</param>
    public StartThrottle Failed(DateTimeOffset now, TimeSpan gap) => new(Failures + 1, now + gap);
}
