using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>Brings services to what they should be: starts and stops tasks, and fails, rolls back and completes deployments.</summary>
public static class Scheduler
{
    public static StepResult Step(EcsState state, ValueList<Observation> observations, DateTimeOffset now, Ids ids) => new(state, [], [], [], null);
}
