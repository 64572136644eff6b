using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>Brings services to what they should be: starts and stops tasks, and fails, rolls back and completes deployments.</summary>
/// <remarks>
/// A pure function: whoever calls it carries the commands out, brings what was seen of the tasks, and calls again, at the latest when
/// <see cref="StepResult.NextWake"/> says so. Calling more often does no harm: nothing is done twice.
/// </remarks>
public static class Scheduler
{
    /// <param name="observations">What was seen since the last step; those of tasks that are not in the state are passed over.</param>
    public static StepResult Step(EcsState state, ValueList<Observation> observations, DateTimeOffset now, Ids ids)
    {
        var pass = new Pass(state, now, ids);
        foreach (var observation in observations.OrderBy(o => o.At))
        {
            Observed.Apply(pass, observation);
        }
        // Other controllers keep task sets, which neither have a circuit breaker nor send these events.
        foreach (var service in state.Services.Where(s => s.ControllerType == "ECS"))
        {
            Announce(pass, service.Arn);
            Observed.CountHealthy(pass, service.Arn);
            Failure.Evaluate(pass, service.Arn);
            RollingUpdate.Advance(pass, service.Arn);
            Completion.Advance(pass, service.Arn);
        }
        return pass.Result();
    }

    private static void Announce(Pass pass, Arn arn)
    {
        Service service = pass.Service(arn);
        Deployment primary = service.Primary;
        if (!primary.Rollout.Announced)
        {
            pass.Emit(service, EcsEvents.DeploymentInProgress, primary, primary.UpdatedAt);
            pass.Put(service.With(primary with { Rollout = primary.Rollout with { Announced = true } }));
        }
    }
}
