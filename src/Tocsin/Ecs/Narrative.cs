using System.Globalization;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>Tells a scenario to people, a line for each thing worth knowing.</summary>
internal sealed class Narrative
{
    private readonly List<string> lines = [];
    private readonly Dictionary<Arn, string> names = [];
    private readonly Scenario scenario;
    private readonly DateTimeOffset start;
    private readonly string deployment;
    private int newTasks;
    private int oldTasks;
    private int told;
    private int untold;

    public Narrative(Scenario scenario, EcsState state, DateTimeOffset start)
    {
        this.scenario = scenario;
        this.start = start;
        Service service = state.Services[0];
        deployment = service.Primary.Id;
        foreach (var task in state.Tasks)
        {
            names[task.Arn] = $"old task {++oldTasks}";
        }
        Say(start, $"{ResourceName.Of(service.TaskDefinition)} is deployed to {service.Name}, {Counted(service.DesiredCount, "task")}; {Breaker(service)}");
    }

    /// <param name="before">The state before the step.</param>
    public void Tell(EcsState before, StepResult step, DateTimeOffset now)
    {
        var known = before.Tasks.ToDictionary(t => t.Arn);
        var changed = step.State.Tasks.Where(t => known.TryGetValue(t.Arn, out var was) && t != was).ToList();
        int number = Failures(step.State) - changed.Count(t => HasFailed(t, known[t.Arn]));
        foreach (var task in changed.Where(t => !ScaledIn(t)))
        {
            number += HasFailed(task, known[task.Arn]) ? 1 : 0;
            TellChange(task, known[task.Arn], step.State.Services[0], number, now);
        }
        foreach (var e in step.Events.Where(e => e.DetailType != EcsEvents.TaskStateChange))
        {
            Summarise(now);
            Say(now, e.DetailType == EcsEvents.DeploymentStateChange ? $"{e.Name}: {ReasonOf(e)}" : e.Name);
        }
        foreach (var task in changed.Where(ScaledIn))
        {
            TellChange(task, known[task.Arn], step.State.Services[0], number, now);
        }
        TellStarted([.. step.State.Tasks.Where(t => !known.ContainsKey(t.Arn))], now);
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

    private void TellStarted(List<EcsTask> started, DateTimeOffset now)
    {
        foreach (var task in started)
        {
            names[task.Arn] = task.Deployment == deployment ? $"task {++newTasks}" : $"old task {++oldTasks}";
        }
        if (started.Count > 0 && told < Limits.TasksTold)
        {
            string first = names[started[0].Arn];
            Say(now, started.Count == 1 ? $"{first} started" : $"{first} to {names[started[^1].Arn]} started");
        }
    }

    private void TellChange(EcsTask task, EcsTask was, Service service, int number, DateTimeOffset now)
    {
        string? what = null;
        if (task.Stop is { } stop && was.Wanted)
        {
            what = $"{(task.LastStatus == LastStatus.Stopped ? "stopped" : "is told to stop")}: {Cause(stop)}";
        }
        else if (task is { CountedHealthy: true, Wanted: true } && !was.CountedHealthy)
        {
            what = "is healthy";
        }
        else if (task.LastStatus == LastStatus.Running && was.LastStatus != LastStatus.Running)
        {
            what = "runs";
        }
        if (what is null)
        {
            return;
        }
        if (task.Stop is not null && ++told > Limits.TasksTold)
        {
            untold++;
        }
        else if (told <= Limits.TasksTold)
        {
            Say(now, $"{names[task.Arn]} {what}{(HasFailed(task, was) ? Verdict(service, number) : "")}");
        }
    }

    private string Cause(TaskStop stop)
    {
        var culprit = stop.Containers.FirstOrDefault(c => c.Reason is not null) ?? stop.Containers.FirstOrDefault(c => c.ExitCode is not null);
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

    private string Verdict(Service service, int number) =>
        CircuitBreaker.Decide(service.Configuration.CircuitBreaker, number, service.DesiredCount) switch
        {
            BreakerVerdict.Monitoring m => $": failure {m.Failures} of {m.Threshold}",
            BreakerVerdict.Tripped t => $": failure {t.Failures} of {t.Threshold}",
            _ => $": failure {number}, and no circuit breaker counts it",
        };

    /// <summary>It counted for the breaker: the same rule as in <see cref="Observed"/>, seen from outside.</summary>
    private bool HasFailed(EcsTask task, EcsTask was) =>
        task.Deployment == deployment && was.Wanted && task.Stop is { } stop
        && (task.LastStatus == LastStatus.Stopped ? !was.CountedHealthy : stop.Reason.StartsWith("Task failed ", StringComparison.Ordinal));

    private static bool ScaledIn(EcsTask task) => task.Stop is { } stop && stop.Reason.StartsWith("Scaling activity ", StringComparison.Ordinal);

    private int Failures(EcsState state) => state.Services[0].Deployments.FirstOrDefault(d => d.Id == deployment)?.Failures.Failures ?? 0;

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
        { Enable: true } b => $"the circuit breaker ends it after {Counted(b.Threshold.For(service.DesiredCount), "failed task")}{(b.Rollback ? " and rolls back" : "")}",
        _ => "the circuit breaker is off",
    };

    private static string ReasonOf(EmittedEvent e) => Json.JsonParser.Parse(e.Json)?.At("/detail/reason")?.AsText() ?? "";

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
