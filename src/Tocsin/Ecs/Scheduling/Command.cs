using Tocsin.Aws;

namespace Tocsin.Ecs.Scheduling;

/// <summary>What the scheduler asks of whoever runs tasks.</summary>
public abstract record Command(Arn Task)
{
    public sealed record StartTask(Arn Task, TaskDefinition TaskDefinition, Service Service) : Command(Task);

    public sealed record StopTask(Arn Task, TaskStop Stop) : Command(Task);
}
