using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Tasks.Worlds;
using Tocsin.Text;
using ContainerDefinition = Tocsin.Ecs.Shapes.ContainerDefinition;

namespace Tocsin.Tasks.Runs;

/// <summary>One task: its images are pulled, its containers started in their order, watched, and stopped together.</summary>
/// <remarks>
/// A container starts when those it depends on are what it waits for. When all have started the task is RUNNING; when an essential one
/// ends, or somebody stops the task, all are stopped, and it is STOPPED when the last has ended: github.com/aws/amazon-ecs-agent,
/// agent/api/task/task.go. What others depend on stops after them:
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (dependsOn)
/// </remarks>
internal sealed class TaskRun
{
    private readonly Command.StartTask start;
    private readonly IEngine engine;
    private readonly Sightings to;
    private readonly TimeSpan provisioning;
    private readonly TimeProvider time;
    private readonly List<ContainerRun> containers;
    private readonly TaskCompletionSource<TaskStop?> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task starting = Task.CompletedTask;
    private DateTimeOffset? runningSince;
    private bool isSilent;

    public TaskRun(Command.StartTask start, IEngine engine, Sightings to, TimeSpan provisioning, TimeProvider time)
    {
        (this.start, this.engine, this.to, this.provisioning, this.time) = (start, engine, to, provisioning, time);
        containers = start.TaskDefinition.Asked!.ContainerDefinitions.GetValueOrDefault().Select(Of).ToList();
    }

    private string? LaunchType => start.Service?.LaunchType;

    /// <summary>Takes over the containers that the server before this one left of it. Before it is run.</summary>
    /// <returns>False where that is not all of them; nothing is left of the task then.</returns>
    public async Task<bool> TryAdopt()
    {
        var since = new List<DateTimeOffset>();
        foreach (var container in containers)
        {
            if (await container.Adopt() is { } its)
            {
                since.Add(its);
            }
        }
        if (since.Count < containers.Count)
        {
            await Task.WhenAll(containers.Select(c => c.DisposeAsync().AsTask()));
            return false;
        }
        runningSince = since.Max();
        return true;
    }

    /// <summary>Completes when the task has stopped, and that was told.</summary>
    public async Task Run()
    {
        TaskStop? stop;
        try
        {
            stop = await (runningSince is { } since ? GoOn(since) : Begin());
        }
        catch (Exception e)
        {
            // What an engine does not expect of itself is told, and ends the task.
            stop = TaskEnds.DoesNotRun(containers[0].Name, new NotStarted(true, e.Message));
        }
        await stopping.CancelAsync();
        // One that is being started cannot be stopped before it has.
        await starting;
        await Task.WhenAll(containers.Select(c => c.Stop(Task.WhenAll(Dependants(c).Select(d => d.Ended)))));
        var exits = containers.Select(c => c.Exit(LaunchType)).OfType<ContainerExit>().ToValueList();
        See(new Observation.Stopped(start.Task, Now, stop switch
        {
            null => TaskEnds.Exited(exits),
            { Code: "TaskFailedToStart" } => stop,
            _ => stop with { Containers = exits },
        }));
        foreach (var container in containers)
        {
            await container.DisposeAsync();
        }
        ended.SetResult();
    }

    /// <summary>Those that run, or ran, and that depend on it.</summary>
    private IEnumerable<ContainerRun> Dependants(ContainerRun on) => containers.Where(
        c => c.HasStarted && c.Definition.DependsOn.GetValueOrDefault().Any(d => d.ContainerName == on.Name));

    public void Stop(TaskStop why) => over.TrySetResult(why);

    /// <summary>The server ends: the containers do, at once, and nothing is told of it.</summary>
    public async Task End()
    {
        isSilent = true;
        containers.ForEach(c => c.Hurry());
        over.TrySetResult(new TaskStop("ServiceSchedulerInitiated", "the server ends"));
        await ended.Task;
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private ValueList<PortBinding> Ports => containers.SelectMany(c => c.Ports).ToValueList();

    private ContainerRun Of(ContainerDefinition definition)
    {
        var logs = Awslogs.Of(start.Task, definition);
        var asked = start.TaskDefinition.Asked!;
        return new ContainerRun(
            new ContainerStart(start.Task, definition, Printed)
            {
                MemoryBytes = ContainerStart.LimitOf(definition, start.TaskDefinition),
                TaskCpu = TaskSize.Cpu(start.TaskDefinition.Cpu),
                NetworkMode = ContainerStart.NetworkOf(definition, asked),
                Together = ContainerStart.TogetherWith(definition, asked),
                PidMode = asked.PidMode,
                IpcMode = asked.IpcMode,
                Check = start.TaskDefinition.Containers.FirstOrDefault(c => c.Name == definition.Name)?.HealthCheck,
            },
            engine, time);

        ValueTask Printed(string line) => logs is null || isSilent ? ValueTask.CompletedTask : to.Printed(logs.Line(line, Now));
    }

    private async Task<TaskStop?> Begin()
    {
        await Task.WhenAny(Task.Delay(provisioning, time, stopping.Token), over.Task);
        See(new Observation.Pulling(start.Task, Now));
        return Unsupported.In(start.TaskDefinition.Asked!, engine) is { } missing ? TaskEnds.NotInitialized(missing)
            : await Pull() ?? await Live();
    }

    private async Task<TaskStop?> GoOn(DateTimeOffset since)
    {
        See(new Observation.Adopted(start.Task, Now, since) { Ports = Ports });
        containers.ForEach(Attend);
        return await over.Task;
    }

    private async Task<TaskStop?> Pull()
    {
        foreach (var container in containers)
        {
            var pulled = engine.Pull(container.Image, stopping.Token);
            if (await Task.WhenAny(pulled, over.Task) == over.Task)
            {
                return await over.Task;
            }
            if (await pulled is { } why)
            {
                return TaskEnds.NotPulled(container.Name, why);
            }
        }
        return null;
    }

    /// <returns>Why the task stops; null when an essential container has ended.</returns>
    private async Task<TaskStop?> Live()
    {
        starting = Task.WhenAll(containers.Select(Start));
        await Task.WhenAny(starting, over.Task);
        // Also where one has ended by now: it ran.
        if (containers.TrueForAll(c => c.HasStarted))
        {
            See(new Observation.Running(start.Task, Now) { Ports = Ports });
        }
        return await over.Task;
    }

    private async Task Start(ContainerRun container)
    {
        try
        {
            await StartInTurn(container);
        }
        catch (Exception e)
        {
            // What an engine does not expect of itself is told, and ends the task.
            over.TrySetResult(TaskEnds.DoesNotRun(container.Name, new NotStarted(true, e.Message)));
        }
    }

    private async Task StartInTurn(ContainerRun container)
    {
        foreach (var dependency in container.Definition.DependsOn.GetValueOrDefault())
        {
            var on = containers.FirstOrDefault(c => c.Name == dependency.ContainerName);
            if (on is not null && await on.Await(dependency.Condition ?? "START", stopping.Token) is { } why)
            {
                over.TrySetResult(TaskEnds.DependencyFailed(container.Name, why));
                return;
            }
        }
        if (over.Task.IsCompleted)
        {
            return;
        }
        if (await container.Start() is { } error)
        {
            over.TrySetResult(TaskEnds.DoesNotRun(container.Name, error));
            return;
        }
        Attend(container);
    }

    private void Attend(ContainerRun container)
    {
        _ = Watch(container);
        if (container.Check is { } check)
        {
            _ = new HealthCheckRun(check, container, time).Run(h => Judge(container, h), stopping.Token);
        }
    }

    private async Task Watch(ContainerRun container)
    {
        await container.Ended;
        if (container.IsEssential)
        {
            over.TrySetResult(null);
        }
    }

    /// <summary>A failure is told each time: a grace period may have ended since the last one.</summary>
    private void Judge(ContainerRun container, bool healthy)
    {
        lock (gate)
        {
            bool isNews = healthy != container.IsHealthy;
            container.IsHealthy = healthy;
            if (over.Task.IsCompleted)
            {
                return;
            }
            if (!healthy)
            {
                See(new Observation.Unhealthy(start.Task, Now, HealthCheckedBy.Container) { Container = container.Name });
            }
            else if (isNews)
            {
                See(new Observation.Healthy(start.Task, Now, HealthCheckedBy.Container) { Container = container.Name });
            }
        }
    }

    private void See(Observation observation)
    {
        if (!isSilent)
        {
            to.Seen(observation);
        }
    }
}
