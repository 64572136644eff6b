using System.Globalization;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Scheduling;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>Tells a scenario to people: a line for each thing worth knowing, one for all tasks that meet it together.</summary>
internal sealed class Narrative
{
    private readonly List<string> lines = [];
    private readonly Dictionary<Arn, int> numbers = [];
    private readonly Scenario scenario;
    private readonly DateTimeOffset start;
    private readonly string deployment;
    private int newTasks;
    private int oldTasks;
    private int stopsTold;
    private int untold;

    public Narrative(Scenario scenario, EcsState state, DateTimeOffset start)
    {
        this.scenario = scenario;
        this.start = start;
        Service service = state.Services[0];
        deployment = service.Primary.Id;
        Number(state.Tasks);
        string tasks = Counted(service.DesiredCount, "task");
        Say(start, $"{ResourceName.Of(service.TaskDefinition)} is deployed to {service.Name}, {tasks}; {Breaker(service)}");
    }

    /// <param name="before">The state before the step.</param>
    /// <param name="after">The state after it.</param>
    public void Tell(EcsState before, StepResult step, EcsState after, DateTimeOffset now)
    {
        var known = before.Tasks.ToDictionary(t => t.Arn);
        var changed = after.Tasks.Where(t => known.TryGetValue(t.Arn, out var was) && t != was).ToLookup(ScaledIn);
        var started = after.Tasks.Where(t => !known.ContainsKey(t.Arn)).ToList();
        Number(started);
        TellChanges(changed[false], known, after.Services[0], now);
        foreach (var e in step.Events.Where(e => e.DetailType != EcsEvents.TaskStateChange))
        {
            Summarise(now);
            Say(now, e.DetailType == EcsEvents.DeploymentStateChange ? $"{e.Name}: {ReasonOf(e)}" : e.Name);
        }
        TellChanges(changed[true], known, after.Services[0], now);
        TellTasks(started, "started", now);
    }

    /// <summary>All lines; the last one says why it was silent, when it was.</summary>
    public ValueList<string> End(DateTimeOffset now, Silence? silence)
    {
        Summarise(now);
        if (silence is not null)
        {
            Say(now, $"no SERVICE_DEPLOYMENT_FAILED was raised: {silence.Note.Message}");
        }
        return lines.ToValueList();
    }

    public static string Offset(TimeSpan since) =>
        since.ToString(since.TotalHours < 1 ? @"mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    private void TellChanges(IEnumerable<EcsTask> changed, Dictionary<Arn, EcsTask> known, Service service, DateTimeOffset now)
    {
        var failed = changed.Where(t => HasFailed(t, known[t.Arn])).ToHashSet();
        int failures = service.Deployments.FirstOrDefault(d => d.Id == deployment)?.Failures.Failures ?? 0;
        int first = failures - failed.Count + 1;
        var groups = changed.GroupBy(t => (What: What(t, known[t.Arn]), Failed: failed.Contains(t), IsNew: IsNew(t)));
        foreach (var group in groups.Where(g => g.Key.What.Length > 0))
        {
            var tasks = group.ToList();
            string verdict = group.Key.Failed ? Verdict(service, first, first + tasks.Count - 1) : "";
            first += group.Key.Failed ? tasks.Count : 0;
            bool stop = tasks[0].Stop is not null && IsNew(tasks[0]);
            if (stop && ++stopsTold > Limits.StopsTold)
            {
                untold += tasks.Count;
            }
            else
            {
                TellTasks(tasks, group.Key.What + verdict, now);
            }
        }
    }

    /// <summary>Tasks are told until too many have stopped in the same way.</summary>
    private void TellTasks(List<EcsTask> tasks, string what, DateTimeOffset now)
    {
        if (tasks.Count == 0 || (IsNew(tasks[0]) && stopsTold > Limits.StopsTold))
        {
            return;
        }
        string old = IsNew(tasks[0]) ? "" : "old ";
        int first = numbers[tasks[0].Arn];
        int last = numbers[tasks[^1].Arn];
        Say(now, tasks.Count == 1 ? $"{old}task {first} {what}"
            : last - first == tasks.Count - 1 ? $"{old}tasks {first} to {last} {what}"
            : $"{tasks.Count} {old}tasks {what}");
    }

    /// <summary>What became of a task, or nothing worth a line.</summary>
    private string What(EcsTask task, EcsTask was) =>
        task.Stop is { } stop && was.Wanted ? $"{(task.LastStatus == LastStatus.Stopped ? "stopped" : "stopping")}: {Cause(stop)}"
        : task is { CountedHealthy: true, Wanted: true } && !was.CountedHealthy ? "healthy"
        : task.LastStatus == LastStatus.Running && was.LastStatus != LastStatus.Running ? "running"
        : "";

    private string Cause(TaskStop stop)
    {
        var culprit = stop.Containers.FirstOrDefault(c => c.Reason is not null)
            ?? stop.Containers.FirstOrDefault(c => c.ExitCode is not null);
        string text = stop.Reason.TrimEnd('.');
        if (culprit?.Reason is { } reason && reason != stop.Reason)
        {
            text += $" ({reason})";
        }
        if (culprit?.ExitCode is { } code)
        {
            text += $", exit code {code}";
        }
        return scenario.Outcome is TaskOutcome.MissingEnvironmentVariable missing && stop.Code == "EssentialContainerExited"
            ? $"{text} (its log: {missing.Variable} is not set)"
            : text;
    }

    private static string Verdict(Service service, int first, int last)
    {
        string which = first == last ? $"failure {first}" : $"failures {first} to {last}";
        return service.Configuration.CircuitBreaker is { Enable: true } breaker
            ? $": {which} of {breaker.Threshold.For(service.DesiredCount)}"
            : $": {which}, and no circuit breaker counts";
    }

    /// <summary>It counted for the breaker: the same rule as in <see cref="Observed"/>, seen from outside.</summary>
    private bool HasFailed(EcsTask task, EcsTask was) =>
        IsNew(task) && was.Wanted && task.Stop is { } stop
        && (task.LastStatus == LastStatus.Stopped ? !was.CountedHealthy : stop.Reason.StartsWith("Task failed ", StringComparison.Ordinal));

    private static bool ScaledIn(EcsTask task) =>
        task.Stop is { } stop && stop.Reason.StartsWith("Scaling activity ", StringComparison.Ordinal);

    private bool IsNew(EcsTask task) => task.Deployment == deployment;

    private void Number(IEnumerable<EcsTask> tasks)
    {
        foreach (var task in tasks)
        {
            numbers[task.Arn] = IsNew(task) ? ++newTasks : ++oldTasks;
        }
    }

    private void Summarise(DateTimeOffset now)
    {
        if (untold > 0)
        {
            Say(now, $"by now {Counted(untold, "more task")} stopped in the same way");
            untold = 0;
        }
    }

    private void Say(DateTimeOffset at, string line) => lines.Add($"+{Offset(at - start)}  {line}");

    private static string Breaker(Service service) => service.Configuration.CircuitBreaker switch
    {
        { Enable: true } b =>
            $"the circuit breaker ends it after {Counted(b.Threshold.For(service.DesiredCount), "failed task")}"
            + (b.Rollback ? " and rolls back" : ""),
        _ => "the circuit breaker is off",
    };

    private static string ReasonOf(EmittedEvent e) => Json.JsonParser.Parse(e.Json)?.At("/detail/reason")?.AsText() ?? "";

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
