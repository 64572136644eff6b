using Tocsin.Aws;
using Tocsin.Ecs.Events;
using Tocsin.Elb;

namespace Tocsin.Ecs.Scheduling;

/// <summary>Takes in what was seen of tasks, and counts it for or against their deployment.</summary>
/// <remarks>
/// A failure is a task of the deployment that stops before it counted as healthy, unless the scheduler wanted it gone, or one that fails a
/// health check. That includes a program that exits right after RUNNING: not counted until 2021, it is today (recorded on AWS 2026-07 and
/// 2026-09).
/// </remarks>
internal static class Observed
{
    public static void Apply(Pass pass, Observation seen)
    {
        if (pass.Task(seen.Task) is not { } task || task.LastStatus == LastStatus.Stopped)
        {
            if (seen is Observation.Adopted orphan)
            {
                pass.Stop(orphan);
            }
            return;
        }
        var definition = pass.TaskDefinition(task.TaskDefinition);
        var after = Lifecycle.After(task, seen, definition);
        if (after.LastStatus != task.LastStatus)
        {
            pass.Change(after, seen.At);
        }
        else if (after != task)
        {
            pass.Put(after);
        }
        switch (seen)
        {
            case Observation.Healthy { By: HealthCheckedBy.LoadBalancer } healthy when task.LastStatus == LastStatus.Running:
                Targets.Judge(pass, after, healthy.Target, Target.Healthy);
                break;
            // A container that is not essential may fail its check.
            case Observation.Unhealthy unhealthy when task.LastStatus == LastStatus.Running
                && (unhealthy.By == HealthCheckedBy.LoadBalancer || after.IsHealthy(definition) == false):
                Unhealthy(pass, after, unhealthy);
                break;
            case Observation.Stopped:
                Stopped(pass, task, after.Stop!, seen.At);
                break;
            case Observation.Adopted when task is { LastStatus: LastStatus.Stopping, Stop: { } asked }:
                // It was told before its world went away, which need not have heard.
                pass.StopAgain(task, asked);
                break;
        }
    }

    /// <summary>
    /// What counts as healthy: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html,
    /// minimumHealthyPercent.
    /// </summary>
    public static void CountHealthy(Pass pass)
    {
        Service service = pass.Service;
        foreach (var task in pass.Tasks(t => t is { Wanted: true, CountedHealthy: false, StartedAt: not null }))
        {
            bool checksContainers = pass.TaskDefinition(task.TaskDefinition)?.HasHealthCheck ?? false;
            bool checksTargets = service.LoadBalancers.Count > 0;
            bool healthy = (!checksContainers || task.ContainerHealthy) && (!checksTargets || task.TargetHealthy);
            DateTimeOffset settled = task.StartedAt!.Value + pass.Timing.CountedHealthy;
            if (!checksContainers && !checksTargets && settled > pass.Now)
            {
                pass.WakeAt(settled);
            }
            else if (healthy)
            {
                pass.Put(task with { CountedHealthy = true });
                Count(pass, task, c => c.Healthy());
            }
        }
    }

    private static void Unhealthy(Pass pass, EcsTask task, Observation.Unhealthy unhealthy)
    {
        Service service = pass.Service;
        var balancer = service.LoadBalancers.FirstOrDefault(
            b => unhealthy.Target is null || pass.Target(unhealthy.Target.ToString())?.Group.ToString() == b.TargetGroupArn);
        bool byTarget = unhealthy.By == HealthCheckedBy.LoadBalancer && balancer is not null;
        if (byTarget)
        {
            Targets.Judge(pass, task, unhealthy.Target, Target.Unhealthy(unhealthy.Why));
        }
        if (unhealthy.At < task.StartedAt + service.GracePeriod)
        {
            return;
        }
        pass.Tell(byTarget
            ? ServiceEventText.UnhealthyTarget(service.Name, task, balancer!, unhealthy.Why)
            : ServiceEventText.FailedContainerCheck(service.Name, task));
        CountFailed(pass, task, unhealthy.At);
        pass.Stop(task, unhealthy.At, new TaskStop(
            "ServiceSchedulerInitiated",
            byTarget
                ? $"Task failed ELB health checks in (target-group {balancer!.TargetGroupArn})"
                : "Task failed container health checks"));
    }

    /// <remarks>Not for a task that is lost: nobody saw it fail. Unverified: AWS may count it.</remarks>
    private static void Stopped(Pass pass, EcsTask task, TaskStop stop, DateTimeOffset at)
    {
        if (task.Wanted && !task.CountedHealthy && stop.Code != "UserInitiated")
        {
            CountFailed(pass, task, at);
        }
        if (task.Wanted && task.StartedAt is null)
        {
            NeverRan(pass, task, stop, at);
        }
    }

    private static void NeverRan(Pass pass, EcsTask task, TaskStop stop, DateTimeOffset at)
    {
        Service service = pass.Service;
        pass.Tell(ServiceEventText.Unplaceable(service.Name, stop.Reason));
        if (service.Deployments.FirstOrDefault(d => d.Id == task.Deployment) is not { } deployment)
        {
            return;
        }
        // Unverified: from which failure on AWS says so.
        var throttle = deployment.Rollout.Throttle;
        var rollout = deployment.Rollout with { Throttle = throttle.Failed(at, pass.Timing.StartGap(throttle.Failures)) };
        if (rollout is { ToldImpaired: false, Throttle.Failures: >= 2 })
        {
            rollout = rollout with { ToldImpaired = true };
            pass.EmitAction("WARN", "SERVICE_TASK_START_IMPAIRED");
            pass.Tell(ServiceEventText.Impaired(service.Name));
        }
        pass.Put(service.With(deployment with { Rollout = rollout }));
    }

    private static void CountFailed(Pass pass, EcsTask task, DateTimeOffset at)
    {
        if (Count(pass, task, c => c.Failed(), at + pass.Timing.BreakerLag))
        {
            pass.Failed();
        }
    }

    /// <summary>Only the deployment in progress counts; one that has completed or failed is over.</summary>
    private static bool Count(Pass pass, EcsTask task, Func<FailureCount, FailureCount> change, DateTimeOffset? evaluateAt = null)
    {
        Service service = pass.Service;
        Deployment primary = service.Primary;
        bool counts = primary.Id == task.Deployment && primary.RolloutState == RolloutState.InProgress;
        if (counts)
        {
            pass.Put(service.With(primary with
            {
                Failures = change(primary.Failures),
                Rollout = primary.Rollout with { EvaluateAt = primary.Rollout.EvaluateAt ?? evaluateAt },
            }));
        }
        return counts;
    }
}
