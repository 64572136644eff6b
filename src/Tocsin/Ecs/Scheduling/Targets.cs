using Tocsin.Aws;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Shapes;
using Tocsin.Elb;
using Tocsin.Elb.Shapes;
using Target = Tocsin.Elb.Target;
using TargetGroup = Tocsin.Elb.TargetGroup;

namespace Tocsin.Ecs.Scheduling;

/// <summary>The tasks of a service as targets: registered when they run, judged, and drained before they are stopped.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html, ACTIVATING and DEACTIVATING. A group that
/// is not there gets no targets: the fate of a scripted task says alone whether it is healthy.
/// </remarks>
internal static class Targets
{
    public static void Register(Pass pass)
    {
        foreach (var balancer in pass.Service.LoadBalancers)
        {
            if (GroupOf(pass, balancer.TargetGroupArn) is not { } group)
            {
                continue;
            }
            int registered = 0;
            foreach (var task in pass.Tasks(t => t.LastStatus == LastStatus.Running))
            {
                var (id, port) = Place(task, balancer);
                string arn = Target.ArnOf(group.Arn, id, port).ToString();
                if (!task.Targets.Contains(arn))
                {
                    var target = Target.Of(group.Arn, id, port);
                    pass.Put(task.TargetHealthy ? target with { Health = Target.Healthy } : target);
                    pass.Put(task with { Targets = [.. task.Targets, arn] });
                    registered++;
                }
            }
            if (registered > 0)
            {
                pass.Tell(ServiceEventText.Registered(pass.Service.Name, registered, group.Arn));
            }
        }
    }

    /// <summary>A task is healthy when all of its targets are.</summary>
    /// <param name="of">Null is all of them.</param>
    public static void Judge(Pass pass, EcsTask task, Arn? of, TargetHealth health)
    {
        foreach (string arn in task.Targets.Where(t => of is null || t == of.ToString()))
        {
            if (pass.Target(arn) is { } target && target.Health != health)
            {
                pass.Put(target with { Health = health });
            }
        }
        bool isHealthy = task.Targets.All(t => pass.Target(t)?.Health == Target.Healthy);
        if (of is not null && isHealthy && !task.TargetHealthy)
        {
            pass.Put(task with { TargetHealthy = true });
        }
    }

    /// <summary>When a task that is to stop has drained.</summary>
    /// <remarks>
    /// A target that was never healthy was never asked for anything:
    /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay
    /// </remarks>
    // Unverified: that ECS waits the whole delay for a target that was.
    public static DateTimeOffset DrainedAt(Pass pass, EcsTask task, DateTimeOffset at) => !task.TargetHealthy ? at
        : at + pass.Timing.Scaled(task.Targets
            .Select(t => pass.Target(t) is { } target ? GroupOf(pass, target.Group.ToString()) : null).OfType<TargetGroup>()
            .Select(g => g.DeregistrationDelay).DefaultIfEmpty().Max());

    /// <summary>Takes from their groups the targets of tasks that stop, and stops those that have drained.</summary>
    public static void Drain(Pass pass)
    {
        var leaving = pass.Tasks(t => t is { Wanted: false, Targets.Count: > 0 });
        if (leaving.Count == 0)
        {
            return;
        }
        Deregister(pass, leaving);
        var drained = leaving.FindAll(t => t.LastStatus == LastStatus.Deactivating && t.DrainedAt <= pass.Now);
        foreach (var task in drained)
        {
            pass.StopDrained(task);
        }
        if (drained.Count > 0)
        {
            pass.Tell(ServiceEventText.StoppedRunning(pass.Service.Name, drained));
        }
        foreach (var task in leaving)
        {
            if (task.LastStatus == LastStatus.Deactivating && task.DrainedAt > pass.Now)
            {
                pass.WakeAt(task.DrainedAt.Value);
                continue;
            }
            foreach (string arn in task.Targets)
            {
                pass.Remove(Arn.Parse(arn));
            }
            pass.Put(pass.Task(task.Arn)! with { Targets = [] });
        }
    }

    private static void Deregister(Pass pass, List<EcsTask> leaving)
    {
        var begun = leaving.FindAll(t => t.Targets.Any(a => pass.Target(a) is { } target && target.Health != Target.Draining));
        if (begun.Count == 0)
        {
            return;
        }
        if (begun.Count(t => t.LastStatus != LastStatus.Stopped) is > 0 and var draining)
        {
            pass.Tell(ServiceEventText.Draining(pass.Service.Name, draining));
        }
        foreach (var group in begun.SelectMany(t => t.Targets).Select(pass.Target).OfType<Target>().GroupBy(t => t.Group))
        {
            foreach (var target in group)
            {
                pass.Put(target with { Health = Target.Draining });
            }
            pass.Tell(ServiceEventText.Deregistered(pass.Service.Name, group.Count(), group.Key));
        }
    }

    private static TargetGroup? GroupOf(Pass pass, string? arn) =>
        Arn.TryParse(arn, out var parsed) ? pass.Surroundings.Elb.FindTargetGroup(parsed) : null;

    /// <summary>Where the task can be reached; of one that nobody runs, where it would be in its subnet.</summary>
    private static (string Id, int? Port) Place(EcsTask task, Shapes.LoadBalancer balancer) =>
        task.Ports?.FirstOrDefault(p => p.Container == balancer.ContainerName && p.ContainerPort == balancer.ContainerPort) is { } bound
            ? (PortBinding.Address, bound.HostPort)
            : (task.Address, balancer.ContainerPort);
}
