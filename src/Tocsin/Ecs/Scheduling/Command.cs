using Tocsin.Aws;

namespace Tocsin.Ecs.Scheduling;

/// <summary>What the scheduler asks of whoever runs tasks.</summary>
/// <param name="Id">No other command's: a world does each once, and knows by it after a crash which it did.</param>
public abstract record Command(string Id, Arn Task)
{
    /// <param name="Service">Null for a task that stands alone.</param>
    public sealed record StartTask(string Id, Arn Task, TaskDefinition TaskDefinition, Service? Service) : Command(Id, Task);

    public sealed record StopTask(string Id, Arn Task, TaskStop Stop) : Command(Id, Task);
}
