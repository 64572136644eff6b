using Tocsin.Aws;
using Tocsin.Ecs.Scheduling;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>
/// Carries out the scheduler's commands on the time that it is told: each task meets the fate that the script has for it.
/// </summary>
/// <remarks>Not safe for several threads: each run has its own.</remarks>
/// <param name="faster">How many times faster than AWS; health checks and grace periods take what they say.</param>
public sealed class ScriptedWorld(Func<Command.StartTask, TaskOutcome> script, double faster = 1)
{
    private readonly PriorityQueue<Observation, (DateTimeOffset At, int Order)> ahead = new();
    private readonly Dictionary<Arn, Command.StartTask> started = [];
    private readonly TaskCourse course = new(faster);
    private readonly HashSet<Arn> stopping = [];
    private readonly HashSet<Arn> ran = [];
    private int order;

    /// <param name="script">By task definition; tasks of others are healthy.</param>
    public ScriptedWorld(IReadOnlyDictionary<Arn, TaskOutcome> script)
        : this(start => script.GetValueOrDefault(start.TaskDefinition.Arn, new TaskOutcome.Healthy()))
    {
    }

    /// <summary>When something will be seen next; null when nothing will.</summary>
    public DateTimeOffset? Next => ahead.TryPeek(out var next, out _) ? next.At : null;

    public void Carry(Command command, DateTimeOffset now)
    {
        switch (command)
        {
            case Command.StartTask start:
                started[start.Task] = start;
                foreach (var observation in course.Of(start, script(start), now))
                {
                    Foresee(observation);
                }
                break;
            case Command.StopTask stop when stopping.Add(stop.Task):
                // Of a task from before this world nothing is known but that it ran.
                Foresee(started.TryGetValue(stop.Task, out var task)
                    ? course.Stopped(task.TaskDefinition, stop, ran.Contains(stop.Task), now)
                    : new Observation.Stopped(stop.Task, now + course.StopDelay, stop.Stop));
                break;
        }
    }

    /// <summary>Takes what is to be seen up to now.</summary>
    public ValueList<Observation> Take(DateTimeOffset now)
    {
        var seen = new List<Observation>();
        while (ahead.TryPeek(out var next, out _) && next.At <= now)
        {
            ahead.Dequeue();
            // A task that is told to stop shows nothing but its end.
            if (next is Observation.Stopped || !stopping.Contains(next.Task))
            {
                seen.Add(next);
            }
            if (next is Observation.Running && started.ContainsKey(next.Task))
            {
                ran.Add(next.Task);
            }
            if (next is Observation.Stopped)
            {
                started.Remove(next.Task);
                ran.Remove(next.Task);
                stopping.Remove(next.Task);
            }
        }
        return seen.ToValueList();
    }

    private void Foresee(Observation observation) => ahead.Enqueue(observation, (observation.At, order++));
}
