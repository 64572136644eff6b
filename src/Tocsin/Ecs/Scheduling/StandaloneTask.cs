using Tocsin.Aws;
using Tocsin.Ecs.Events;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs.Scheduling;

/// <summary>One step of a task that stands alone: it is started once, told of, and not replaced.</summary>
/// <remarks>Its health checks are not acted upon: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html</remarks>
internal sealed class StandaloneTask(EcsState state, EcsTask before, DateTimeOffset now, Ids ids)
{
    private readonly EcsTask before = before;
    private readonly List<Command> commands = [];
    private readonly List<EmittedEvent> events = [];
    private readonly TaskDefinition? definition = state.FindTaskDefinition(before.TaskDefinition);
    private EcsTask task = before;

    public StepResult Step(ValueList<Observation> observations)
    {
        Start();
        foreach (var seen in observations.Where(o => o.Task == task.Arn).OrderBy(o => o.At))
        {
            Take(seen);
        }
        if (task is { Wanted: true, Stop: { } asked })
        {
            Change(Lifecycle.Stopping(task, now, asked), now);
            StopWorld(asked);
        }
        DateTimeOffset? forgotten = Lifecycle.ForgottenAt(task);
        ValueList<Change> changes = forgotten < now ? [new Change.Remove(task.Arn)] : task == before ? [] : [new Change.Put(task)];
        return new StepResult(changes, commands.ToValueList(), events.ToValueList(), [], forgotten < now ? null : forgotten);
    }

    private void Start()
    {
        if (task.Version > 0)
        {
            return;
        }
        if (task.Stop is not null)
        {
            // Stopped before anybody was told to start it.
            Change(task with { LastStatus = LastStatus.Stopped, StoppingAt = now, StoppedAt = now }, now);
            return;
        }
        Change(task, now);
        string name = ResourceName.Of(task.TaskDefinition).Split(':')[0];
        var started = (definition ?? TaskDefinition.NotKnown(task.TaskDefinition, name)).With(task.Overrides);
        commands.Add(new Command.StartTask(ids.Aside.Uuid(), task.Arn, started, null));
    }

    private void Take(Observation seen)
    {
        var after = Lifecycle.After(task, seen, definition);
        if (after.LastStatus != task.LastStatus)
        {
            Change(after, seen.At);
        }
        else
        {
            task = after;
        }
        if (seen is Observation.Adopted && !task.Wanted)
        {
            StopWorld(task.Stop!);
        }
    }

    private void Change(EcsTask changed, DateTimeOffset at)
    {
        task = changed with { Version = changed.Version + 1 };
        events.Add(TaskEvent.Of(task, definition, at, ids));
    }

    private void StopWorld(TaskStop stop) => commands.Add(new Command.StopTask(ids.Aside.Uuid(), task.Arn, stop));
}
