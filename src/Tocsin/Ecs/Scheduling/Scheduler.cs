using Tocsin.Aws;
using Tocsin.Ecs.Events;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <summary>
/// Brings a service to what it should be: starts and stops its tasks, and fails, rolls back and completes its deployments.
/// </summary>
/// <remarks>
/// A pure function over one service: whoever calls it carries the commands out, brings what was seen of the service's tasks, and calls
/// again, at the latest when <see cref="StepResult.NextWake"/> says so. Calling more often does no harm: nothing is done twice.
/// </remarks>
public static class Scheduler
{
    /// <param name="service">One that is not there any more takes no step; what a world took over of it is ended.</param>
    /// <param name="observations">
    /// What was seen since the last step. Of tasks that are not the service's they are passed over, but for a task that was taken over: it
    /// is ended.
    /// </param>
    /// <param name="surroundings">Its target groups and alarms; null where it has none.</param>
    public static StepResult Step(
        EcsState state, Arn service, ValueList<Observation> observations, DateTimeOffset now, Timing timing, Ids ids,
        Surroundings? surroundings = null)
    {
        if (state.FindService(service) is not { } found)
        {
            return Orphan.Step(observations, ids);
        }
        var pass = new Pass(state, found, now, timing, ids, surroundings ?? Surroundings.None);
        foreach (var observation in observations.OrderBy(o => o.At))
        {
            Observed.Apply(pass, observation);
        }
        foreach (var task in pass.AskedToStop())
        {
            pass.Stop(task, now, task.Stop!);
        }
        if (found.Status != ServiceStatus.Active)
        {
            Draining.Advance(pass);
            Targets.Drain(pass);
        }
        // Other controllers keep task sets, which neither have a circuit breaker nor send these events.
        else if (found.ControllerType == "ECS")
        {
            Announce(pass);
            Targets.Register(pass);
            Observed.CountHealthy(pass);
            Failure.Evaluate(pass);
            RollingUpdate.Advance(pass);
            Targets.Drain(pass);
            Completion.Advance(pass);
        }
        return pass.Result();
    }

    /// <summary>The same for a task that stands alone.</summary>
    public static StepResult StepTask(EcsState state, Arn task, ValueList<Observation> observations, DateTimeOffset now, Ids ids) =>
        state.FindTask(task) is { Service: null } found
            ? new StandaloneTask(state, found, now, ids).Step(observations)
            : Orphan.Step(observations, ids);

    private static void Announce(Pass pass)
    {
        Deployment primary = pass.Service.Primary;
        if (!primary.Rollout.Announced)
        {
            pass.Emit(EcsEvents.DeploymentInProgress, primary, primary.UpdatedAt);
            pass.Put(primary with
            {
                Rollout = primary.Rollout with
                {
                    Announced = true,
                    IgnoresAlarms = pass.Surroundings.Ringing(pass.Service).Count > 0,
                },
            });
        }
    }
}
