using Tocsin.Aws;

namespace Tocsin.Ecs.Scheduling;

public enum HealthCheckedBy { Container, LoadBalancer }

/// <summary>What was seen of a task since the last step.</summary>
public abstract record Observation(Arn Task, DateTimeOffset At)
{
    /// <summary>Its images are being pulled.</summary>
    public sealed record Pulling(Arn Task, DateTimeOffset At) : Observation(Task, At);

    public sealed record Running(Arn Task, DateTimeOffset At) : Observation(Task, At);

    public sealed record Healthy(Arn Task, DateTimeOffset At, HealthCheckedBy By) : Observation(Task, At);

    public sealed record Unhealthy(Arn Task, DateTimeOffset At, HealthCheckedBy By) : Observation(Task, At);

    public sealed record Stopped(Arn Task, DateTimeOffset At, TaskStop Stop) : Observation(Task, At);
}
