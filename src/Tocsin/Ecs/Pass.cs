using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>One step of the scheduler in the making: the state as far as it has got, and what comes of it.</summary>
internal sealed class Pass(EcsState state, DateTimeOffset now, Ids ids)
{
    private readonly Dictionary<Arn, Service> services = state.Services.ToDictionary(s => s.Arn);
    private readonly Dictionary<Arn, EcsTask> tasks = state.Tasks.Where(t => !Forgotten(t, now)).ToDictionary(t => t.Arn);
    private readonly List<Command> commands = [];
    private readonly List<EmittedEvent> events = [];
    private readonly List<string> serviceEvents = [];
    private DateTimeOffset? nextWake;

    public DateTimeOffset Now => now;

    public Ids Ids => ids;

    public Service Service(Arn arn) => services[arn];

    public EcsTask? Task(Arn arn) => tasks.GetValueOrDefault(arn);

    public List<EcsTask> WantedTasks(Arn service) => [.. tasks.Values.Where(t => t.Wanted && t.Service == service)];

    public TaskDefinition? TaskDefinition(Arn arn) => state.FindTaskDefinition(arn);

    public void Put(Service service) => services[service.Arn] = service;

    public void Put(EcsTask task) => tasks[task.Arn] = task;

    /// <summary>Puts the task in its new state, and tells it.</summary>
    public void Change(EcsTask task, DateTimeOffset at)
    {
        bool known = tasks.ContainsKey(task.Arn);
        Put(known ? task with { Version = task.Version + 1 } : task);
        events.Add(TaskEvent.Of(tasks[task.Arn], Service(task.Service), TaskDefinition(task.TaskDefinition), at, ids));
    }

    public void Command(Command command) => commands.Add(command);

    public void Emit(Service service, string eventName, Deployment deployment, DateTimeOffset updatedAt) => events.Add(EcsEvents.Deployment(
        eventName, service.Arn, service.Cluster, deployment.Id, deployment.RolloutStateReason, updatedAt, now, ids));

    public void EmitAction(Service service, string eventType, string eventName) =>
        events.Add(EcsEvents.Action(eventType, eventName, service.Arn, service.Cluster, null, now, ids));

    public void Tell(string serviceEvent) => serviceEvents.Add(serviceEvent);

    public void WakeAt(DateTimeOffset at)
    {
        if (nextWake is null || at < nextWake)
        {
            nextWake = at;
        }
    }

    public StepResult Result() => new(
        state with { Services = [.. state.Services.Select(s => services[s.Arn])], Tasks = [.. tasks.Values] },
        commands.ToValueList(), events.ToValueList(), serviceEvents.ToValueList(), nextWake);

    /// <summary>Stopped tasks can be seen for at least an hour: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html</summary>
    private static bool Forgotten(EcsTask task, DateTimeOffset now) => task.StoppedAt < now - TimeSpan.FromHours(1);
}
