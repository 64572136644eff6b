using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.CloudWatch;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Flow;
using Tocsin.Server.Diagnoses;
using Tocsin.Tasks.Worlds;
using Tocsin.Text;

namespace Tocsin.Server.Scheduling;

/// <summary>
/// Steps each service, and each task that stands alone, when something of it changed, something of it was seen, or it is due.
/// </summary>
/// <remarks>
/// A step is decided in the writer's turn over the estate of that moment, and what it changes and sends is one commit; its commands are
/// carried out after that. A server that ends in between finds, when it starts again, tasks that nobody was told of, and the world starts
/// them. When next to step is computed from what is kept, so a deployment under way goes on. What was seen and could not be kept is
/// brought again. All services that have something to do are stepped side by side and share a commit.
/// </remarks>
internal sealed partial class Driver(
    Writer writer, IWorld world, Timing timing, Diagnosing diagnosing, TimeProvider time, ILogger<Driver> log) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    // Bounded by the tasks there are: a world sees a handful of things of each.
    private readonly Channel<Observation> seen = Channel.CreateUnbounded<Observation>(new() { SingleReader = true });
    private readonly Channel<LogLine> printed =
        Channel.CreateBounded<LogLine>(new BoundedChannelOptions(Limits.LinesWaiting) { SingleReader = true });

    private readonly Dictionary<Arn, List<Observation>> waiting = [];
    private readonly Dictionary<Arn, DateTimeOffset> due = [];
    private readonly HashSet<Arn> changed = [];
    private readonly ConcurrentDictionary<(Arn Service, string Status), long> outcomes = new();
    private readonly ConcurrentDictionary<Arn, long> failures = new();
    private EcsState known = EcsState.Empty;
    private CloudWatchState alarms = CloudWatchState.Empty;
    private TargetProber? prober;
    private Task running = Task.CompletedTask;
    private Task printing = Task.CompletedTask;

    /// <summary>
    /// Service deployments that came to an end by a step of this one: how many, by their status in lower case; of services that are there.
    /// </summary>
    public IReadOnlyDictionary<(Arn Service, string Status), long> Outcomes => outcomes;

    /// <summary>Tasks that failed by a step of this one, as <c>failedTasks</c> counts them; of services that are there.</summary>
    public IReadOnlyDictionary<Arn, long> FailedTasks => failures;

    public void Start()
    {
        var ecs = writer.Estate.Ecs;
        world.Begin(Unfinished(ecs).ToValueList(), new Sightings(o => seen.Writer.TryWrite(o), Print));
        prober = new TargetProber(() => writer.Estate, o => seen.Writer.TryWrite(o), time);
        running = Run();
        printing = KeepLines();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        if (prober is not null)
        {
            await prober.DisposeAsync();
        }
        await world.DisposeAsync();
        printed.Writer.TryComplete();
        await printing;
        stop.Dispose();
    }

    private static IEnumerable<Earlier> Unfinished(EcsState ecs)
    {
        foreach (var task in ecs.Tasks.Where(t => t.LastStatus != LastStatus.Stopped && t.Version > 0))
        {
            var definition = ecs.FindTaskDefinition(task.TaskDefinition) ?? TaskDefinition.NotKnown(task.TaskDefinition, task.Id);
            yield return new Earlier(task, definition, task.Service is { } service ? ecs.FindService(service) : null);
        }
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                // Before looking, so that what is committed meanwhile is not missed.
                var changes = writer.Changed(stop.Token);
                Notice();
                if (!await StepAll())
                {
                    await Task.Delay(Limits.AfterFailure, time, stop.Token);
                    continue;
                }
                await Sleep(changes);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    /// <summary>Sorts out what there is to do: what was seen, what is another than it was, what is due.</summary>
    private void Notice()
    {
        var ecs = writer.Estate.Ecs;
        while (seen.Reader.TryRead(out var observation))
        {
            // A task that is gone is its own: all that is done about it is to end it.
            var unit = ecs.FindTask(observation.Task)?.Service ?? observation.Task;
            if (!waiting.TryGetValue(unit, out var list))
            {
                waiting.Add(unit, list = []);
            }
            list.Add(observation);
        }
        if (!ReferenceEquals(ecs, known))
        {
            changed.UnionWith(ecs.Services.Where(s => !ecs.IsAsIn(known, s.Arn)).Select(s => s.Arn));
            changed.UnionWith(ecs.Clusters.Where(c => !ecs.IsAsIn(known, c.Arn)).SelectMany(c => ecs.TasksAlone(c.Arn)).Select(t => t.Arn));
            known = ecs;
            prober!.Follow(ecs);
            // Those of a service that is gone go with it, or they would be kept for ever.
            foreach (var gone in outcomes.Keys.Where(o => !IsActive(ecs, o.Service)))
            {
                outcomes.TryRemove(gone, out _);
            }
            foreach (var gone in failures.Keys.Where(s => !IsActive(ecs, s)))
            {
                failures.TryRemove(gone, out _);
            }
        }
        if (writer.Estate.CloudWatch is var watched && !ReferenceEquals(watched, alarms))
        {
            changed.UnionWith(ecs.Services.Where(IsWatchedByAlarms).Select(s => s.Arn));
            alarms = watched;
        }
        var now = time.GetUtcNow();
        foreach (var (unit, at) in due)
        {
            if (at <= now)
            {
                changed.Add(unit);
            }
        }
    }

    private static bool IsActive(EcsState ecs, Arn service) => ecs.FindService(service) is { Status: ServiceStatus.Active };

    private static bool IsWatchedByAlarms(Service service) => service.Configuration.Alarms is { Enable: true }
        && service.Deployments.Any(d => d is { Status: DeploymentStatus.Primary, RolloutState: RolloutState.InProgress });

    /// <returns>False when something could not be kept.</returns>
    private async Task<bool> StepAll()
    {
        changed.UnionWith(waiting.Keys);
        var units = changed.ToList();
        changed.Clear();
        var steps = units.ConvertAll(unit =>
        {
            waiting.Remove(unit, out var list);
            return (Unit: unit, Seen: list ?? [], Result: Step(unit, list?.ToValueList() ?? []));
        });
        bool kept = true;
        foreach (var (unit, list, result) in steps)
        {
            kept &= await Finish(unit, list, result);
        }
        return kept;
    }

    private async Task<bool> Finish(Arn unit, List<Observation> list, Task<StepResult> result)
    {
        try
        {
            var step = await result;
            Count(unit, step);
            foreach (var command in step.Commands)
            {
                Carry(command);
            }
            if (step.NextWake is { } next)
            {
                due[unit] = next;
            }
            else
            {
                due.Remove(unit);
            }
            return true;
        }
        catch (StoreException e)
        {
            NotKept(unit, e.Message);
            waiting[unit] = list;
            return false;
        }
        catch (Exception e)
        {
            // A fault of ours: the others go on, and this one when something new is seen of it.
            due.Remove(unit);
            Failed(e, unit);
            return true;
        }
    }

    private void Carry(Command command)
    {
        if (command is Command.StartTask start && LogGroups.Missing(writer.Estate.Logs, start) is { } missing)
        {
            seen.Writer.TryWrite(new Observation.Stopped(start.Task, time.GetUtcNow(), missing));
            return;
        }
        world.Carry(command);
    }

    private void Count(Arn unit, StepResult step)
    {
        var after = step.Changes.AsEnumerable().OfType<Change.Put>().Select(p => p.Resource).OfType<Service>().LastOrDefault();
        if (after is null)
        {
            return;
        }
        failures.AddOrUpdate(unit, step.FailedTasks, (_, count) => count + step.FailedTasks);
        foreach (var record in after.History.Where(d => !d.IsUnderWay && WasUnderWay(unit, d)))
        {
            outcomes.AddOrUpdate((unit, record.Status.ToLowerInvariant()), 1, static (_, count) => count + 1);
        }
    }

    private bool WasUnderWay(Arn service, ServiceDeployment record) =>
        known.FindService(service)?.History.FirstOrDefault(d => d.Revision == record.Revision)?.IsUnderWay ?? false;

    private Task<StepResult> Step(Arn unit, ValueList<Observation> observations) => writer.Step(
        (estate, now, ids) =>
        {
            var step = unit.Resource.StartsWith("service/", StringComparison.Ordinal)
                ? Scheduler.Step(estate.Ecs, unit, observations, now, timing, ids, new Surroundings(estate.Elb, estate.CloudWatch))
                : Scheduler.StepTask(estate.Ecs, unit, observations, now, ids);
            return new Done<StepResult>(
                step,
                [
                    .. step.Changes, .. step.Events.Select(e => new Change.Send(e.Addressed())),
                    .. diagnosing.Of(estate, step, now, ids),
                ]);
        },
        unit);

    private async Task Sleep(Task changes)
    {
        var awake = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        try
        {
            // Null where nothing is due; what is overdue by a millisecond looks like an endless delay.
            TimeSpan? wait = due.Count == 0 ? null : due.Values.Min() - time.GetUtcNow();
            if (wait is null || wait > TimeSpan.Zero)
            {
                // A delay counts whole milliseconds, and no more of them than an Int32 holds.
                var rounded = wait is not { } some ? Timeout.InfiniteTimeSpan
                    : some > Limits.LongestSleep ? Limits.LongestSleep
                    : TimeSpan.FromMilliseconds(Math.Ceiling(some.TotalMilliseconds));
                await Task.WhenAny(
                    changes, seen.Reader.WaitToReadAsync(awake.Token).AsTask(), Task.Delay(rounded, time, awake.Token));
            }
            stop.Token.ThrowIfCancellationRequested();
        }
        finally
        {
            await awake.CancelAsync();
            awake.Dispose();
        }
    }

    /// <summary>A container that writes faster than lines are kept waits, as it does where a log driver blocks.</summary>
    private async ValueTask Print(LogLine line)
    {
        try
        {
            await printed.Writer.WriteAsync(line);
        }
        catch (ChannelClosedException)
        {
            // The server ends.
        }
    }

    private async Task KeepLines()
    {
        while (await printed.Reader.WaitToReadAsync())
        {
            var lines = new List<Change>();
            while (lines.Count < Limits.LinesOfCommit && printed.Reader.TryRead(out var line))
            {
                lines.Add(new Change.Append(line));
            }
            try
            {
                await writer.Step((_, _, _) => new Done<bool>(true, lines.ToValueList()), new Arn("aws", "ecs", "", "", "tasks"));
            }
            catch (StoreException e)
            {
                LinesLost(lines.Count, e.Message);
            }
            catch (Exception e)
            {
                // A fault of ours: the lines after these are kept, and no container waits for ever to write them.
                LinesFailed(e, lines.Count);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a step of {Unit} could not be kept and is tried again: {Why}")]
    private partial void NotKept(Arn unit, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} lines of containers could not be kept: {Why}")]
    private partial void LinesLost(int count, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} lines of containers could not be kept")]
    private partial void LinesFailed(Exception why, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "a step of {Unit} failed")]
    private partial void Failed(Exception why, Arn unit);
}
