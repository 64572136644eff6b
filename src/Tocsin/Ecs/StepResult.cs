using Tocsin.Text;

namespace Tocsin.Ecs;

/// <param name="Events">In the order ECS sends them.</param>
/// <param name="ServiceEvents">What DescribeServices would list under <c>events</c>.</param>
/// <param name="NextWake">When to step again if nothing is observed before; null when nothing is due.</param>
public sealed record StepResult(
    EcsState State, ValueList<Command> Commands, ValueList<EmittedEvent> Events, ValueList<string> ServiceEvents, DateTimeOffset? NextWake);
