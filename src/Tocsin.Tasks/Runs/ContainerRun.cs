using Tocsin.Ecs;
using Tocsin.Text;
using ContainerDefinition = Tocsin.Ecs.Shapes.ContainerDefinition;

namespace Tocsin.Tasks.Runs;

/// <summary>One container of a task under way: whether it has started, is healthy, has ended; and who waits for that.</summary>
internal sealed class ContainerRun(ContainerStart what, IEngine engine, TimeProvider time) : IAsyncDisposable
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ContainerEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IContainer? container;
    private bool isHealthy;

    public string Name => what.Name;

    public string Image => what.Image;

    public ContainerDefinition Definition => what.Definition;

    public bool IsEssential => Definition.Essential ?? true;

    public ContainerHealthCheck? Check => what.Check;

    public bool IsHealthy
    {
        get => isHealthy;
        set
        {
            isHealthy = value;
            if (value)
            {
                healthy.TrySetResult();
            }
        }
    }

    public bool HasStarted => started.Task.IsCompleted;

    public ValueList<PortBinding> Ports => container?.Ports ?? [];

    public Task<ContainerEnd> Ended => ended.Task;

    public async Task<NotStarted?> Start()
    {
        container = engine.Create(what);
        if (await container.Start() is { } error)
        {
            return error;
        }
        started.TrySetResult();
        _ = Follow(container);
        return null;
    }

    /// <summary>Takes over what the server before this one left of it.</summary>
    /// <returns>Since when it runs, or ran; null where nothing is left.</returns>
    public async Task<DateTimeOffset?> Adopt()
    {
        if (await engine.Adopt(what) is not { } left)
        {
            return null;
        }
        container = left.Container;
        started.TrySetResult();
        _ = Follow(container);
        return left.Since;
    }

    /// <summary>Waits until it is what another one waits for.</summary>
    /// <param name="condition">START, COMPLETE, SUCCESS or HEALTHY.</param>
    /// <returns>Why it never will be; null when it is.</returns>
    public async Task<string?> Await(string condition, CancellationToken stop)
    {
        Task wanted = condition switch { "START" => started.Task, "HEALTHY" => healthy.Task, _ => ended.Task };
        // Unverified: the text but for its beginning, which is the agent's.
        string failed = $"dependency graph: container ordering dependency [{Name}] for condition {condition} can not be resolved";
        try
        {
            await Task.WhenAny(wanted, ended.Task).WaitAsync(Timeouts(), time, stop);
        }
        catch (TimeoutException)
        {
            return $"dependency graph: container ordering dependency [{Name}] has timed out.";
        }
        catch (OperationCanceledException)
        {
            return failed;
        }
        return !wanted.IsCompleted || (condition == "SUCCESS" && (await ended.Task).ExitCode != 0) ? failed : null;
    }

    public Task<bool> Probe(ContainerHealthCheck check) => container!.Check(check.Command, check.Timeout);

    /// <param name="before">What is to have ended before it is asked to; not waited for where it is in a hurry.</param>
    public async Task Stop(Task before)
    {
        if (container is null || !HasStarted)
        {
            return;
        }
        await Task.WhenAny(before, hurry.Task);
        try
        {
            await Stop(container);
        }
        catch (Exception)
        {
            // An engine that does what nobody expects: its task ends all the same, and what is left of it the next server removes.
            ended.TrySetResult(new ContainerEnd(null));
        }
        await ended.Task;
    }

    /// <summary>It is not waited for.</summary>
    public void Hurry() => hurry.TrySetResult();

    /// <summary>Null for one that never ran.</summary>
    public ContainerExit? Exit(string? launchType) =>
        ended.Task.IsCompletedSuccessfully ? TaskEnds.Exit(Name, ended.Task.Result, launchType) : new ContainerExit(Name, null);

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
        {
            var gone = Dispose(container);
            if (await Task.WhenAny(gone, hurry.Task) != gone)
            {
                // What is left where the engine is away, the next server removes.
                await Task.WhenAny(gone, Task.Delay(Limits.EngineGone, time));
            }
        }
    }

    private async Task Stop(IContainer running)
    {
        var patience = Definition.StopTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : Limits.StopTimeout;
        var stopped = ended.Task.IsCompleted ? Task.CompletedTask
            : running.Stop(hurry.Task.IsCompleted ? TimeSpan.Zero : patience);
        if (await Task.WhenAny(stopped, hurry.Task) != stopped)
        {
            await running.Stop(TimeSpan.Zero);
        }
        else
        {
            await stopped;
        }
    }

    private static async Task Dispose(IContainer running)
    {
        try
        {
            await running.DisposeAsync();
        }
        catch (Exception)
        {
            // As above.
        }
    }

    private async Task Follow(IContainer running) => ended.TrySetResult(await running.Ended);

    private TimeSpan Timeouts() => Definition.StartTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
}
