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
        if (Requested(service, primary) is { } asked)
        {
            Fail(pass, service, primary, asked);
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
            Fail(pass, service, primary, new(breaker!.Rollback, ServiceDeployment.BreakerReason, true));
        }
        else
        {
            pass.Put(service.With(primary with { Rollout = primary.Rollout with { EvaluateAt = null } }));
        }
    }

    /// <summary>What StopServiceDeployment was asked for.</summary>
    private static Fault? Requested(Service service, Deployment primary) =>
        service.History.FirstOrDefault(d => d.Revision == primary.Id)?.Status switch
        {
            ServiceDeployment.RollbackRequested => new(true, ServiceDeployment.RequestedReason, false),
            ServiceDeployment.StopRequested => new(false, null, false),
            _ => null,
        };

    private static void Fail(Pass pass, Service service, Deployment primary, Fault fault)
    {
        var verdict = RollbackCandidate.Find(service, primary, fault.Rollback);
        var failed = primary with
        {
            RolloutState = RolloutState.Failed,
            RolloutStateReason = fault.ByBreaker ? RolloutReason.TasksFailed : RolloutReason.Stopped(primary.Id),
            UpdatedAt = pass.Now,
            Rollback = verdict,
            Rollout = primary.Rollout with { EvaluateAt = null },
        };
        pass.Put(Recorded(service.With(failed), failed, verdict, fault, pass.Now));
        // Unverified: that no event tells of a deployment that somebody stopped.
        if (fault.ByBreaker)
        {
            pass.Emit(EcsEvents.DeploymentFailed, failed, pass.Now);
            pass.Tell(ServiceEventText.Failed(service.Name, failed.Id));
        }
        if (verdict is RollbackVerdict.To to)
        {
            RollBack(pass, pass.Service, failed, to.Deployment);
        }
    }

    private static Service Recorded(Service service, Deployment failed, RollbackVerdict verdict, Fault fault, DateTimeOffset now)
    {
        if (service.History.FirstOrDefault(d => d.Revision == failed.Id) is not { } record)
        {
            return service;
        }
        record = record with { Failures = failed.Failures.Failures };
        return service.With(verdict switch
        {
            RollbackVerdict.To to => record with
            {
                Status = ServiceDeployment.RollbackInProgress,
                StatusReason = fault.Reason,
                RollbackTo = to.Deployment,
                RollbackStartedAt = now,
            },
            RollbackVerdict.NoCandidate => record.Finished(
                ServiceDeployment.RollbackFailed, now, ServiceDeployment.NoCandidateReason),
            // Unverified: what a failed deployment without a rollback is called here.
            _ => record.Finished(ServiceDeployment.Stopped, now, failed.RolloutStateReason),
        });
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

    /// <param name="Reason">What its record says of a rollback.</param>
    private sealed record Fault(bool Rollback, string? Reason, bool ByBreaker);
}
