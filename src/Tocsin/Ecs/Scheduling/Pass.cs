using Tocsin.Aws;
using Tocsin.Ecs.Events;
using Tocsin.Elb;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <summary>One step of one service in the making: the service and its tasks as far as they have got, and what comes of it.</summary>
internal sealed class Pass
{
    private readonly EcsState state;
    private readonly Service before;
    private readonly Ids ids;
    private readonly List<EcsTask> forgotten = [];
    private readonly List<EcsTask> tasks = [];
    private readonly HashSet<int> changed = [];
    private readonly Dictionary<string, Target?> targets = new(StringComparer.Ordinal);
    private readonly List<Command> commands = [];
    private readonly List<EmittedEvent> events = [];
    private readonly List<ServiceEvent> serviceEvents = [];
    // By the ARN's resource: all are in the service's scope. Made when first asked, since most steps of a fleet have nothing to do.
    private Dictionary<string, int>? places;
    private DateTimeOffset? nextWake;
    private bool isForgotten;
    private int failed;

    public Pass(EcsState state, Service service, DateTimeOffset now, Timing timing, Ids ids, Surroundings surroundings)
    {
        Surroundings = surroundings;
        (this.state, this.ids, before, Service, Now, Timing) = (state, ids, service, service, now, timing);
        foreach (var task in state.TasksOf(service.Arn))
        {
            if (Lifecycle.ForgottenAt(task) < now)
            {
                forgotten.Add(task);
            }
            else
            {
                tasks.Add(task);
            }
        }
    }

    public Service Service { get; private set; }

    public DateTimeOffset Now { get; }

    public Timing Timing { get; }

    public Ids Ids => ids;

    public Surroundings Surroundings { get; }

    private Dictionary<string, int> Places =>
        places ??= tasks.Index().ToDictionary(t => t.Item.Arn.Resource, t => t.Index, StringComparer.Ordinal);

    public EcsTask? Task(Arn arn) => Places.TryGetValue(arn.Resource, out int place) && tasks[place].Arn == arn ? tasks[place] : null;

    public List<EcsTask> WantedTasks() => Tasks(t => t.Wanted);

    /// <summary>Those that somebody else wants stopped.</summary>
    public List<EcsTask> AskedToStop() => Tasks(t => t is { Wanted: true, Stop: not null });

    public List<EcsTask> Tasks(Predicate<EcsTask> which) => tasks.FindAll(which);

    public TaskDefinition? TaskDefinition(Arn arn) => state.FindTaskDefinition(arn);

    public void Put(Service service) => Service = service;

    public void Put(Deployment deployment) => Service = Service.With(deployment);

    public void Put(EcsTask task)
    {
        if (!Places.TryGetValue(task.Arn.Resource, out int place))
        {
            place = tasks.Count;
            tasks.Add(task);
            Places.Add(task.Arn.Resource, place);
        }
        tasks[place] = task;
        changed.Add(place);
    }

    public Target? Target(string arn) =>
        targets.TryGetValue(arn, out var changed) ? changed : Surroundings.Elb.FindTarget(Arn.Parse(arn));

    public void Put(Target target) => targets[target.Arn.ToString()] = target;

    public void Remove(Arn target) => targets[target.ToString()] = null;

    /// <summary>Puts the task in its new state, and tells it.</summary>
    public void Change(EcsTask task, DateTimeOffset at)
    {
        var told = Places.ContainsKey(task.Arn.Resource) ? task with { Version = task.Version + 1 } : task;
        Put(told);
        events.Add(TaskEvent.Of(told, TaskDefinition(told.TaskDefinition), at, ids));
    }

    public void Start(EcsTask task, TaskDefinition definition) =>
        commands.Add(new Command.StartTask(ids.Aside.Uuid(), task.Arn, definition, Service));

    /// <summary>Tells a task to stop, and remembers why; one that is a target drains first.</summary>
    public void Stop(EcsTask task, DateTimeOffset at, TaskStop stop)
    {
        if (task.Targets.Count > 0)
        {
            Change(Lifecycle.Deactivating(task, Scheduling.Targets.DrainedAt(this, task, at), stop), at);
            return;
        }
        Change(Lifecycle.Stopping(task, at, stop), at);
        StopAgain(task, stop);
    }

    public void StopDrained(EcsTask task)
    {
        Change(Lifecycle.Stopping(task, Now, task.Stop!), Now);
        StopAgain(task, task.Stop!);
    }

    /// <summary>To a world that may not know of it.</summary>
    public void StopAgain(EcsTask task, TaskStop stop) => commands.Add(new Command.StopTask(ids.Aside.Uuid(), task.Arn, stop));

    public void Stop(Observation.Adopted orphan) => commands.Add(Orphan.Stop(orphan, ids));

    public void Emit(string eventName, Deployment deployment, DateTimeOffset updatedAt) => events.Add(EcsEvents.Deployment(
        eventName, Service.Arn, Service.Cluster, deployment.Id, deployment.RolloutStateReason, updatedAt, Now, ids));

    public void EmitAction(string eventType, string eventName) =>
        events.Add(EcsEvents.Action(eventType, eventName, Service.Arn, Service.Cluster, null, Now, ids));

    public void Tell(string message, DateTimeOffset? at = null) =>
        serviceEvents.Add(new ServiceEvent(ids.Aside.Uuid(), at ?? Now, message));

    /// <summary>The service and all of its tasks need not be seen any more.</summary>
    public void Forget() => isForgotten = true;

    /// <summary>A task of the deployment in progress failed.</summary>
    public void Failed() => failed++;

    public void WakeAt(DateTimeOffset at)
    {
        if (nextWake is null || at < nextWake)
        {
            nextWake = at;
        }
    }

    public StepResult Result()
    {
        if (isForgotten)
        {
            return new StepResult([new Change.Remove(before.Arn)], commands.ToValueList(), events.ToValueList(), [], null);
        }
        var service = serviceEvents.Count == 0 ? Service : Service.Told(Enumerable.Reverse(serviceEvents));
        return new StepResult(
            [
                .. service == before ? Enumerable.Empty<Change>() : [new Change.Put(service)],
                .. changed.Order().Select(place => new Change.Put(tasks[place])),
                .. targets.Select(t => t.Value is { } target ? (Change)new Change.Put(target) : new Change.Remove(Arn.Parse(t.Key))),
                .. forgotten.Select(t => new Change.Remove(t.Arn)),
            ],
            commands.ToValueList(), events.ToValueList(), serviceEvents.ToValueList(), nextWake) { FailedTasks = failed };
    }
}
