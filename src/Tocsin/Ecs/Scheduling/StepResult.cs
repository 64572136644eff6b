using Tocsin.Ecs.Events;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <param name="Changes">The service and its tasks as they are now, as far as they changed.</param>
/// <param name="Events">In the order ECS sends them.</param>
/// <param name="ServiceEvents">What was added to the service's own, the earliest first.</param>
/// <param name="NextWake">When to step again if nothing is observed before; null when nothing is due.</param>
public sealed record StepResult(
    ValueList<Change> Changes,
    ValueList<Command> Commands,
    ValueList<EmittedEvent> Events,
    ValueList<ServiceEvent> ServiceEvents,
    DateTimeOffset? NextWake)
{
    /// <summary>How many tasks the step counted as failed, those too that a healthy one has outweighed since.</summary>
    public int FailedTasks { get; init; }
}
