using Tocsin.Aws;
using Tocsin.Ecs.Events;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <summary>
/// Completes a deployment once its tasks are all healthy and the older ones gone, and nothing has changed for a while; and tells when a
/// service has come to rest.
/// </summary>
internal static class Completion
{
    public static void Advance(Pass pass)
    {
        Service service = pass.Service;
        Deployment primary = service.Primary;
        if (primary.RolloutState == RolloutState.Completed)
        {
            Settle(pass, service, primary);
        }
        if (primary.RolloutState != RolloutState.InProgress)
        {
            return;
        }
        if (!IsStable(pass, service, primary))
        {
            pass.Put(service.With(primary with { Rollout = primary.Rollout with { StableSince = null } }));
            return;
        }
        DateTimeOffset since = primary.Rollout.StableSince ?? pass.Now;
        DateTimeOffset completes = since + pass.Timing.CompletionLag + pass.Timing.Scaled(BakeTime(pass, service, primary));
        if (pass.Now < completes)
        {
            pass.Put(service.With(primary with { Rollout = primary.Rollout with { StableSince = since } }));
            pass.WakeAt(completes);
            return;
        }
        Complete(pass, service, primary, since);
    }

    private static bool IsStable(Pass pass, Service service, Deployment primary)
    {
        var wanted = pass.WantedTasks();
        return wanted.Count == service.DesiredCount && wanted.TrueForAll(t => t.Deployment == primary.Id && t.CountedHealthy);
    }

    /// <summary>Tells once that it has come to rest after a change of its desired count, or when a task was replaced.</summary>
    // Unverified: how soon, and that the tasks that are to go have stopped.
    private static void Settle(Pass pass, Service service, Deployment primary)
    {
        bool isUnsettled = !IsStable(pass, service, primary)
            || pass.Tasks(t => t.Deployment == primary.Id && t.LastStatus is LastStatus.Deactivating or LastStatus.Stopping).Count > 0;
        if (isUnsettled == primary.Rollout.IsUnsettled)
        {
            return;
        }
        pass.Put(service.With(primary with { Rollout = primary.Rollout with { IsUnsettled = isUnsettled } }));
        if (!isUnsettled)
        {
            TellSteadyState(pass, service);
        }
    }

    private static void TellSteadyState(Pass pass, Service service)
    {
        pass.EmitAction("INFO", "SERVICE_STEADY_STATE");
        pass.Tell(ServiceEventText.SteadyState(service.Name));
    }

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html</summary>
    private static TimeSpan BakeTime(Pass pass, Service service, Deployment primary) =>
        service.Configuration.BakeTime ?? (primary.Rollout.IgnoresAlarms ? TimeSpan.Zero : pass.Surroundings.BakeTime(service));

    private static void Complete(Pass pass, Service service, Deployment primary, DateTimeOffset since)
    {
        var completed = primary with
        {
            RolloutState = RolloutState.Completed,
            RolloutStateReason = RolloutReason.Completed(primary.Id),
            UpdatedAt = since,
            Rollout = Rollout.New with { Announced = true },
        };
        // Older deployments are over, so none of them can be rolled back to any more.
        pass.Put(service with
        {
            Deployments = [completed],
            History = service.History.Select(d => Finished(d, primary, pass.Now)).ToValueList(),
        });
        pass.Emit(EcsEvents.DeploymentCompleted, completed, since);
        pass.Tell(ServiceEventText.Completed(service.Name, completed.Id));
        TellSteadyState(pass, service);
    }

    private static ServiceDeployment Finished(ServiceDeployment record, Deployment primary, DateTimeOffset now) =>
        !record.IsUnderWay ? record
        : record.RollbackTo == primary.Id ? record.Finished(ServiceDeployment.RollbackSuccessful, now)
        : record.Revision == primary.Id
            ? record.Finished(ServiceDeployment.Successful, now) with { Failures = primary.Failures.Failures }
        : record;
}
