using Tocsin.Aws;
using Tocsin.Ecs.Events;

namespace Tocsin.Ecs.Scheduling;

/// <summary>Replaces the tasks of older deployments by those of the primary one, within the deployment configuration's bounds.</summary>
/// <remarks>
/// At least <see cref="DeploymentConfiguration.MinimumHealthy"/> tasks stay healthy, and at most
/// <see cref="DeploymentConfiguration.Maximum"/> run or are starting:
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
/// </remarks>
internal static class RollingUpdate
{
    public static void Advance(Pass pass)
    {
        Service service = pass.Service;
        Deployment primary = service.Primary;
        // A failed deployment starts nothing and stops nothing: what runs stays as it is.
        if (primary.RolloutState == RolloutState.Failed)
        {
            return;
        }
        var wanted = pass.WantedTasks();
        var own = wanted.FindAll(t => t.Deployment == primary.Id);
        var older = own.Count == wanted.Count ? [] : wanted.Where(t => t.Deployment != primary.Id).OrderBy(t => t.CountedHealthy).ToList();

        ScaleIn(pass, service, primary, own);
        int missing = Math.Max(0, service.DesiredCount - own.Count);
        int room = Math.Max(0, service.Configuration.Maximum(service.DesiredCount) - wanted.Count);
        int replaceable = StopOlder(pass, service, primary, own, older, missing - Math.Min(missing, room));
        room = Math.Min(missing, room + replaceable);

        if (room > 0 && PortsAreHeld(pass))
        {
            return;
        }
        if (room > 0 && primary.Rollout.Throttle.Until is { } until && until > pass.Now)
        {
            pass.WakeAt(until);
        }
        else if (room > 0)
        {
            Start(pass, service, primary, room);
        }
        else if (missing > 0 && own.All(t => t.CountedHealthy) && !primary.Rollout.ToldStuck)
        {
            pass.Tell(ServiceEventText.Stuck(service.Name));
            pass.Put(service.With(primary with { Rollout = primary.Rollout with { ToldStuck = true } }));
        }
    }

    /// <summary>
    /// Whether a task that is to end still listens on ports of the machine's that a new one would listen on: its end begins another step.
    /// </summary>
    private static bool PortsAreHeld(Pass pass) => pass.Tasks(
        t => t is { LastStatus: LastStatus.Deactivating or LastStatus.Stopping }
            && t.Ports.GetValueOrDefault().Any(p => IsFixed(p, pass.TaskDefinition(t.TaskDefinition)))).Count > 0;

    /// <summary>It is the container's own, or the one that the task definition names; another task gets another one.</summary>
    private static bool IsFixed(PortBinding port, TaskDefinition? definition) => port.HostPort == port.ContainerPort
        || (definition?.Asked?.ContainerDefinitions).GetValueOrDefault().Any(
            c => c.PortMappings.GetValueOrDefault().Any(m => m.HostPort == port.HostPort));

    private static void ScaleIn(Pass pass, Service service, Deployment primary, List<EcsTask> own)
    {
        if (own.Count > service.DesiredCount)
        {
            StopAll(pass, service, primary, [.. own.OrderBy(t => t.CountedHealthy).Take(own.Count - service.DesiredCount)]);
        }
    }

    /// <summary>
    /// Stops older tasks that healthy new ones replace, or that are in the way of the new ones, as far as the minimum allows.
    /// </summary>
    /// <returns>How many.</returns>
    private static int StopOlder(Pass pass, Service service, Deployment primary, List<EcsTask> own, List<EcsTask> older, int inTheWay)
    {
        int healthyOwn = Math.Min(own.Count(t => t.CountedHealthy), service.DesiredCount);
        int needless = Math.Max(older.Count - (service.DesiredCount - healthyOwn), inTheWay);
        int spare = healthyOwn + older.Count(t => t.CountedHealthy) - service.Configuration.MinimumHealthy(service.DesiredCount);
        var stopped = new List<EcsTask>();
        foreach (var task in older.Take(Math.Max(0, needless)))
        {
            if (!task.CountedHealthy || spare-- > 0)
            {
                stopped.Add(task);
            }
        }
        StopAll(pass, service, primary, stopped);
        return stopped.Count;
    }

    internal static void StopAll(Pass pass, Service service, Deployment primary, List<EcsTask> tasks)
    {
        foreach (var task in tasks)
        {
            pass.Stop(
                task, pass.Now, new TaskStop("ServiceSchedulerInitiated", $"Scaling activity initiated by (deployment {primary.Id})"));
        }
        // What drains is told of when it has.
        var told = tasks.Where(t => t.Targets.Count == 0).ToList();
        var running = told.Where(t => t.LastStatus == LastStatus.Running).ToList();
        if (running.Count > 0)
        {
            pass.Tell(ServiceEventText.StoppedRunning(service.Name, running));
        }
        if (told.Count > running.Count)
        {
            pass.Tell(ServiceEventText.StoppedPending(service.Name, told.Count - running.Count));
        }
    }

    private static void Start(Pass pass, Service service, Deployment primary, int count)
    {
        var started = new List<EcsTask>();
        // An unknown revision has no definition here; ECS starts inactive ones for services that use them.
        var definition = pass.TaskDefinition(primary.TaskDefinition)
            ?? TaskDefinition.NotKnown(primary.TaskDefinition, service.Name);
        for (int i = 0; i < count; i++)
        {
            var arn = service.Arn with { Resource = $"task/{ResourceName.Of(service.Cluster)}/{pass.Ids.Hex(32)}" };
            var task = new EcsTask(arn, service.Arn, definition.Arn, primary.Id, LastStatus.Provisioning, pass.Now)
            {
                LaunchType = service.LaunchType,
            };
            pass.Change(task, pass.Now);
            pass.Start(task, definition);
            started.Add(task);
        }
        pass.Tell(ServiceEventText.Started(service.Name, started));
    }
}
