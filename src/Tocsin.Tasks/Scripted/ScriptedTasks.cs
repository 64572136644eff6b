using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Scenarios;
using Tocsin.Tasks.Worlds;
using Tocsin.Text;

namespace Tocsin.Tasks.Scripted;

/// <summary>Tasks that nobody runs: each meets the fate that its image has, in the time that AWS takes for it.</summary>
/// <remarks>
/// A task's course follows from when it was started, so a world that begins anew goes on where the one before it was.
/// </remarks>
/// <param name="faster">How many times faster than AWS.</param>
public sealed class ScriptedTasks(Fates fates, double faster, TimeProvider time) : IWorld
{
    private readonly Lock gate = new();
    private readonly ScriptedWorld world = new(start => fates.Of(start.TaskDefinition), faster);
    private readonly CommandsDone done = new();
    private Sightings? to;
    private ITimer? timer;

    public string Name => "scripted";

    public void Begin(ValueList<Earlier> earlier, Sightings to)
    {
        lock (gate)
        {
            this.to = to;
            timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            foreach (var (task, definition, service) in earlier)
            {
                world.Carry(new Command.StartTask("", task.Arn, definition, service), task.CreatedAt);
                if (task is { LastStatus: LastStatus.Stopping, Stop: { } stop })
                {
                    world.Carry(new Command.StopTask("", task.Arn, stop), task.StoppingAt ?? time.GetUtcNow());
                }
            }
        }
        Look();
    }

    public void Carry(Command command)
    {
        lock (gate)
        {
            if (!done.Add(command))
            {
                return;
            }
            world.Carry(command, time.GetUtcNow());
        }
        Look();
    }

    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
        {
            await timer.DisposeAsync();
        }
    }

    private void Look()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var seen in world.Take(now))
            {
                to?.Seen(seen);
            }
            if (world.Next is { } next)
            {
                // A timer counts whole milliseconds; one too early would look in vain.
                var wait = TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds));
                timer?.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
