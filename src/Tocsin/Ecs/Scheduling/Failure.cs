using Tocsin.Aws;
using Tocsin.Ecs.Events;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <summary>Carries out what the circuit breaker, or an alarm, decides: fails the deployment, and rolls back.</summary>
/// <remarks>Whichever is first: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html</remarks>
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
        if ((Requested(service, primary) ?? Alarmed(pass, service, primary)) is { } fault)
        {
            Fail(pass, service, primary, fault);
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
            Fail(pass, service, primary, Fault.OfBreaker(breaker!.Rollback, service, primary));
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
            ServiceDeployment.RollbackRequested => Fault.OfRequest(true, primary),
            ServiceDeployment.StopRequested => Fault.OfRequest(false, primary),
            _ => null,
        };

    private static Fault? Alarmed(Pass pass, Service service, Deployment primary) =>
        service.Configuration.Alarms is { Enable: true } alarms && !primary.Rollout.IgnoresAlarms
        && pass.Surroundings.Ringing(service) is { Count: > 0 } ringing
            ? Fault.OfAlarms(alarms.Rollback, service, primary, ringing) : null;

    private static void Fail(Pass pass, Service service, Deployment primary, Fault fault)
    {
        var verdict = RollbackCandidate.Find(service, primary, fault.Rollback);
        var failed = primary with
        {
            RolloutState = RolloutState.Failed,
            RolloutStateReason = fault.RolloutReason,
            UpdatedAt = pass.Now,
            Rollback = verdict,
            Rollout = primary.Rollout with { EvaluateAt = null },
        };
        pass.Put(Recorded(service.With(failed), failed, verdict, fault, pass.Now));
        if (fault.Told is { } told)
        {
            pass.Emit(EcsEvents.DeploymentFailed, failed, pass.Now);
            pass.Tell(told);
        }
        if (verdict is RollbackVerdict.To to)
        {
            RollBack(pass, pass.Service, failed, to.Deployment, fault);
        }
    }

    private static Service Recorded(Service service, Deployment failed, RollbackVerdict verdict, Fault fault, DateTimeOffset now)
    {
        if (service.History.FirstOrDefault(d => d.Revision == failed.Id) is not { } record)
        {
            return service;
        }
        record = record with { Failures = failed.Failures.Failures, TriggeredAlarms = fault.Alarms };
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
    private static void RollBack(Pass pass, Service service, Deployment failed, string candidate, Fault fault)
    {
        // Unverified: failed before rolling back was recorded, 1 ms apart, in service events; of EventBridge itself there is no recording
        // of the two together.
        DateTimeOffset updatedAt = pass.Now.AddMilliseconds(1);
        Deployment old = service.Deployments.First(d => d.Id == candidate);
        var again = old with
        {
            LoadBalancers = null,
            Status = DeploymentStatus.Primary,
            RolloutState = RolloutState.InProgress,
            RolloutStateReason = fault.Alarms.Count > 0
                ? RolloutReason.RollingBackForAlarm(candidate) : RolloutReason.RollingBack(candidate),
            Failures = failed.Failures with { Failures = 0 },
            UpdatedAt = updatedAt,
            Rollout = Rollout.New with { Announced = true, IgnoresAlarms = fault.Alarms.Count > 0 },
        };
        pass.Put(service with
        {
            TaskDefinition = again.TaskDefinition,
            LoadBalancers = old.LoadBalancers ?? service.LoadBalancers,
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
    /// <param name="RolloutReason">What the deployment itself says.</param>
    /// <param name="Told">What the service's own events say; null where none tells of it.</param>
    private sealed record Fault(bool Rollback, string? Reason, string RolloutReason, string? Told)
    {
        /// <summary>Those that are ringing, where they failed it.</summary>
        public ValueList<string> Alarms { get; private init; }

        public static Fault OfBreaker(bool rollback, Service service, Deployment primary) => new(
            rollback, ServiceDeployment.BreakerReason, Ecs.RolloutReason.TasksFailed, ServiceEventText.Failed(service.Name, primary.Id));

        public static Fault OfAlarms(bool rollback, Service service, Deployment primary, ValueList<string> ringing) => new(
            rollback, ServiceDeployment.AlarmReason, Ecs.RolloutReason.AlarmDetected,
            ServiceEventText.AlarmDetected(service.Name, primary.Id))
        {
            Alarms = ringing,
        };

        // Unverified: that no event tells of a deployment that somebody stopped.
        public static Fault OfRequest(bool rollback, Deployment primary) => new(
            rollback, rollback ? ServiceDeployment.RequestedReason : null, Ecs.RolloutReason.Stopped(primary.Id), null);
    }
}
