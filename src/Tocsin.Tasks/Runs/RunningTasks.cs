using System.Collections.Concurrent;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Tasks.Worlds;
using Tocsin.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>Tasks whose containers really run in an engine; those whose images it does not take are another world's.</summary>
/// <remarks>
/// When it ends, so do its tasks: nothing is left behind. What a server left that was killed, the next one takes over, or says that it is
/// lost, and the scheduler replaces it; nothing is started before that is done.
/// </remarks>
/// <param name="provisioning">What AWS takes before it pulls the first image; so a task that crashes at once is no loop.</param>
internal sealed class RunningTasks(IEngine engine, IWorld others, TimeSpan provisioning, TimeProvider time) : IWorld
{
    private readonly ConcurrentDictionary<Arn, TaskRun> runs = new();
    private readonly CommandsDone done = new();
    private Sightings to = new(_ => { }, _ => ValueTask.CompletedTask);
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => engine.Name;

    public void Begin(ValueList<Earlier> earlier, Sightings to)
    {
        this.to = to;
        others.Begin(earlier.Where(e => !IsMine(e.Definition)).ToValueList(), to);
        _ = TakeOver(earlier.Where(e => IsMine(e.Definition)).ToList());
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
        await begun.Task;
        await Task.WhenAll(runs.Values.Select(r => r.End()));
        await engine.DisposeAsync();
        await others.DisposeAsync();
    }

    private bool IsMine(TaskDefinition definition) =>
        definition.Asked is not null && definition.Containers.Any(c => engine.Takes(c.Image));

    private async Task TakeOver(List<Earlier> earlier)
    {
        var left = new List<Earlier>();
        try
        {
            await engine.LookForLeftovers();
            foreach (var one in earlier)
            {
                var run = new TaskRun(StartOf(one), engine, to, provisioning, time);
                if (await run.TryAdopt())
                {
                    Follow(run, one.Task.Arn);
                }
                else
                {
                    left.Add(one);
                }
            }
            await engine.EndLeftovers();
        }
        catch (Exception)
        {
            // A full disk, or an engine that answers what nobody expects: what was not taken over by then is told of as what is not there.
            left = earlier.FindAll(e => !runs.ContainsKey(e.Task.Arn));
        }
        finally
        {
            begun.SetResult();
        }
        foreach (var one in left)
        {
            if (one.Task is { Wanted: true, LastStatus: < LastStatus.Running })
            {
                // It never ran: nobody was told of it, or its image was not there yet, when the server ended.
                Start(StartOf(one));
            }
            else
            {
                to.Seen(new Observation.Lost(one.Task.Arn, time.GetUtcNow()));
            }
        }
    }

    private static Command.StartTask StartOf(Earlier earlier) => new("", earlier.Task.Arn, earlier.Definition, earlier.Service);

    private void Start(Command.StartTask start) => Follow(new TaskRun(start, engine, to, provisioning, time), start.Task);

    private void Follow(TaskRun run, Arn task)
    {
        if (runs.TryAdd(task, run))
        {
            // On another thread: who carries a command out does not wait for containers.
            _ = Task.Run(async () =>
            {
                await begun.Task;
                await run.Run();
                runs.TryRemove(task, out _);
            });
        }
    }
}
