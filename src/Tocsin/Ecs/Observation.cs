using Tocsin.Aws;

namespace Tocsin.Ecs;

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

/// <summary>What the scheduler asks of whoever runs tasks.</summary>
public abstract record Command(Arn Task)
{
    public sealed record StartTask(Arn Task, TaskDefinition TaskDefinition, Service Service) : Command(Task);

    public sealed record StopTask(Arn Task, TaskStop Stop) : Command(Task);
}
