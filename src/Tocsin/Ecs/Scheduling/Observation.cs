using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

public enum HealthCheckedBy { Container, LoadBalancer }

/// <summary>What was seen of a task since the last step.</summary>
public abstract record Observation(Arn Task, DateTimeOffset At)
{
    /// <summary>Its images are being pulled.</summary>
    public sealed record Pulling(Arn Task, DateTimeOffset At) : Observation(Task, At);

    public sealed record Running(Arn Task, DateTimeOffset At) : Observation(Task, At)
    {
        /// <summary>Where its ports can be reached; null where nobody runs it.</summary>
        public ValueList<PortBinding>? Ports { get; init; }
    }

    public sealed record Healthy(Arn Task, DateTimeOffset At, HealthCheckedBy By) : Observation(Task, At)
    {
        /// <summary>Which of the task's targets, where a load balancer checks; null is all of them.</summary>
        public Arn? Target { get; init; }

        /// <summary>Which of the task's containers, where its own check does; null is all essential ones that have one.</summary>
        public string? Container { get; init; }
    }

    public sealed record Unhealthy(Arn Task, DateTimeOffset At, HealthCheckedBy By) : Observation(Task, At)
    {
        /// <summary>As <see cref="Healthy.Target"/>.</summary>
        public Arn? Target { get; init; }

        /// <summary>As <see cref="Healthy.Container"/>.</summary>
        public string? Container { get; init; }

        /// <summary>What a load balancer says of it.</summary>
        public string Why { get; init; } = "Request timed out";
    }

    /// <summary>The world does not know it any more: its process or container is gone, and nobody saw with which exit code.</summary>
    public sealed record Lost(Arn Task, DateTimeOffset At) : Observation(Task, At);

    /// <summary>A world that was started again found it running, and takes it over.</summary>
    /// <param name="RunningSince">When it began to run: perhaps while nobody watched.</param>
    public sealed record Adopted(Arn Task, DateTimeOffset At, DateTimeOffset RunningSince) : Observation(Task, At)
    {
        /// <summary>As <see cref="Running.Ports"/>.</summary>
        public ValueList<PortBinding>? Ports { get; init; }
    }

    public sealed record Stopped(Arn Task, DateTimeOffset At, TaskStop Stop) : Observation(Task, At);
}
