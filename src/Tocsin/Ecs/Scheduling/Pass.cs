using Tocsin.Aws;
using Tocsin.Ecs.Events;
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
    // By the ARN's resource: all are in the service's scope.
    private readonly OrderedDictionary<string, EcsTask> tasks = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly List<Command> commands = [];
    private readonly List<EmittedEvent> events = [];
    private readonly List<string> serviceEvents = [];
    private DateTimeOffset? nextWake;

    public Pass(EcsState state, Service service, DateTimeOffset now, Timing timing, Ids ids)
    {
        (this.state, this.ids, before, Service, Now, Timing) = (state, ids, service, service, now, timing);
        foreach (var task in state.TasksOf(service.Arn))
        {
            if (Forgotten(task, now))
            {
                forgotten.Add(task);
            }
            else
            {
                tasks.Add(task.Arn.Resource, task);
            }
        }
    }

    public Service Service { get; private set; }

    public DateTimeOffset Now { get; }

    public Timing Timing { get; }

    public Ids Ids => ids;

    public EcsTask? Task(Arn arn) => tasks.GetValueOrDefault(arn.Resource) is { } task && task.Arn == arn ? task : null;

    public List<EcsTask> WantedTasks() => [.. tasks.Values.Where(t => t.Wanted)];

    public TaskDefinition? TaskDefinition(Arn arn) => state.FindTaskDefinition(arn);

    public void Put(Service service) => Service = service;

    public void Put(Deployment deployment) => Service = Service.With(deployment);

    public void Put(EcsTask task)
    {
        tasks[task.Arn.Resource] = task;
        changed.Add(task.Arn.Resource);
    }

    /// <summary>Puts the task in its new state, and tells it.</summary>
    public void Change(EcsTask task, DateTimeOffset at)
    {
        bool known = tasks.ContainsKey(task.Arn.Resource);
        Put(known ? task with { Version = task.Version + 1 } : task);
        events.Add(TaskEvent.Of(tasks[task.Arn.Resource], Service, TaskDefinition(task.TaskDefinition), at, ids));
    }

    public void Command(Command command) => commands.Add(command);

    public void Emit(string eventName, Deployment deployment, DateTimeOffset updatedAt) => events.Add(EcsEvents.Deployment(
        eventName, Service.Arn, Service.Cluster, deployment.Id, deployment.RolloutStateReason, updatedAt, Now, ids));

    public void EmitAction(string eventType, string eventName) =>
        events.Add(EcsEvents.Action(eventType, eventName, Service.Arn, Service.Cluster, null, Now, ids));

    public void Tell(string serviceEvent) => serviceEvents.Add(serviceEvent);

    public void WakeAt(DateTimeOffset at)
    {
        if (nextWake is null || at < nextWake)
        {
            nextWake = at;
        }
    }

    public StepResult Result() => new(
        [
            .. Service == before ? Enumerable.Empty<Change>() : [new Change.Put(Service)],
            .. tasks.Where(t => changed.Contains(t.Key)).Select(t => new Change.Put(t.Value)),
            .. forgotten.Select(t => new Change.Remove(t.Arn)),
        ],
        commands.ToValueList(), events.ToValueList(), serviceEvents.ToValueList(), nextWake);

    /// <summary>Stopped tasks can be seen for at least an hour: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html</summary>
    private static bool Forgotten(EcsTask task, DateTimeOffset now) => task.StoppedAt < now - TimeSpan.FromHours(1);
}
