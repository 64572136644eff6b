using System.Collections.Concurrent;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Tasks.Worlds;
using Tocsin.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>Tasks whose containers really run in an engine; those whose images it does not take are another world's.</summary>
/// <remarks>
/// When it ends, so do its tasks: nothing is left behind. What a server left that was killed is ended when the next one begins, which says
/// that those tasks are lost; the scheduler replaces them.
/// </remarks>
/// <param name="provisioning">What AWS takes before it pulls the first image; so a task that crashes at once is no loop.</param>
internal sealed class RunningTasks(IEngine engine, IWorld others, TimeSpan provisioning, TimeProvider time) : IWorld
{
    private readonly ConcurrentDictionary<Arn, TaskRun> runs = new();
    private readonly CommandsDone done = new();
    private Sightings to = new(_ => { }, _ => ValueTask.CompletedTask);
    private Task beginning = Task.CompletedTask;

    public string Name => engine.Name;

    public void Begin(ValueList<Earlier> earlier, Sightings to)
    {
        this.to = to;
        others.Begin(earlier.Where(e => !IsMine(e.Definition)).ToValueList(), to);
        beginning = TakeOver(earlier.Where(e => IsMine(e.Definition)).ToList());
    }

    public void Carry(Command command)
    {
        lock (done)
        {
            if (!done.Add(command))
            {
                return;
            }
        }
        switch (command)
        {
            case Command.StartTask start when IsMine(start.TaskDefinition):
                Start(start);
                break;
            case Command.StopTask stop when runs.TryGetValue(stop.Task, out var run):
                run.Stop(stop.Stop);
                break;
            default:
                others.Carry(command);
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await beginning;
        await Task.WhenAll(runs.Values.Select(r => r.End()));
        await engine.DisposeAsync();
        await others.DisposeAsync();
    }

    private bool IsMine(TaskDefinition definition) =>
        definition.Asked is not null && definition.Containers.Any(c => engine.Takes(c.Image));

    private async Task TakeOver(List<Earlier> earlier)
    {
        await engine.EndLeftovers();
        foreach (var (task, definition, service) in earlier)
        {
            if (task.LastStatus == LastStatus.Provisioning)
            {
                // Nobody was told of it: the server ended in between.
                Start(new Command.StartTask("", task.Arn, definition, service));
            }
            else
            {
                to.Seen(new Observation.Lost(task.Arn, time.GetUtcNow()));
            }
        }
    }

    private void Start(Command.StartTask start)
    {
        var run = new TaskRun(start, engine, to, provisioning, time);
        if (runs.TryAdd(start.Task, run))
        {
            _ = Follow(run, start.Task);
        }
    }

    private async Task Follow(TaskRun run, Arn task)
    {
        // On another thread: who carries a command out does not wait for containers.
        await Task.Run(run.Run);
        runs.TryRemove(task, out _);
    }
}
