using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <summary>
/// A task that a world took over and nobody wants: its service is deleted, or it counts as stopped and was replaced. It is ended.
/// </summary>
internal static class Orphan
{
    // Nobody sees it but the world: no task is left that it could be read from.
    private static readonly TaskStop Unwanted = new("ServiceSchedulerInitiated", "Nothing wants the task any more");

    public static Command Stop(Observation.Adopted found, Ids ids) => new Command.StopTask(ids.Aside.Uuid(), found.Task, Unwanted);

    /// <summary>The step of a service or task that is not there.</summary>
    public static StepResult Step(ValueList<Observation> observations, Ids ids) =>
        new([], observations.OfType<Observation.Adopted>().Select(found => Stop(found, ids)).ToValueList(), [], [], null);
}
