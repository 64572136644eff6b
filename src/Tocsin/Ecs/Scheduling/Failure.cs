using Tocsin.Aws;
using Tocsin.Ecs.Events;

namespace Tocsin.Ecs.Scheduling;

/// <summary>Carries out what the circuit breaker decides: fails the deployment, and rolls back.</summary>
internal static class Failure
{
    public static void Evaluate(Pass pass)
    {
        Service service = pass.Service;
        Deployment primary = service.Primary;
        if (primary.RolloutState != RolloutState.InProgress)
        {
            return;
        }
        if (primary.Rollout.EvaluateAt is { } due && due > pass.Now)
        {
            pass.WakeAt(due);
            return;
        }
        DeploymentCircuitBreaker? breaker = service.Configuration.CircuitBreaker;
        if (CircuitBreaker.Decide(breaker, primary.Failures.Failures, service.DesiredCount) is BreakerVerdict.Tripped)
        {
            Fail(pass, service, primary, breaker!.Rollback);
        }
        else
        {
            pass.Put(service.With(primary with { Rollout = primary.Rollout with { EvaluateAt = null } }));
        }
    }

    private static void Fail(Pass pass, Service service, Deployment primary, bool rollback)
    {
        var verdict = RollbackCandidate.Find(service, primary, rollback);
        var failed = primary with
        {
            RolloutState = RolloutState.Failed,
            RolloutStateReason = RolloutReason.TasksFailed,
            UpdatedAt = pass.Now,
            Rollback = verdict,
            Rollout = primary.Rollout with { EvaluateAt = null },
        };
        pass.Put(service.With(failed));
        pass.Emit(EcsEvents.DeploymentFailed, failed, pass.Now);
        pass.Tell(ServiceEventText.Failed(service.Name, failed.Id));
        if (verdict is RollbackVerdict.To to)
        {
            RollBack(pass, pass.Service, failed, to.Deployment);
        }
    }

    /// <summary>
    /// The old deployment begins again under its own id: recorded four times, 2021 to 2026, in service events and DescribeServices.
    /// </summary>
    private static void RollBack(Pass pass, Service service, Deployment failed, string candidate)
    {
        // Unverified: failed before rolling back was recorded, 1 ms apart, in service events; of EventBridge itself there is no recording
        // of the two together.
        DateTimeOffset updatedAt = pass.Now.AddMilliseconds(1);
        Deployment old = service.Deployments.First(d => d.Id == candidate);
        var again = old with
        {
            Status = DeploymentStatus.Primary,
            RolloutState = RolloutState.InProgress,
            RolloutStateReason = RolloutReason.RollingBack(candidate),
            Failures = failed.Failures with { Failures = 0 },
            UpdatedAt = updatedAt,
            Rollout = Rollout.New with { Announced = true },
        };
        pass.Put(service with
        {
            TaskDefinition = again.TaskDefinition,
            Deployments =
            [
                again,
                failed with { Status = DeploymentStatus.Active },
                .. service.Deployments.Where(d => d.Id != candidate && d.Id != failed.Id),
            ],
        });
        pass.Emit(EcsEvents.DeploymentInProgress, again, updatedAt);
        pass.Tell(ServiceEventText.RollingBack(service.Name, candidate), updatedAt);
    }
}
