using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Scheduling;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>
/// A scenario under way: the scheduler and the scripted world taking turns, from one moment when something is due to the next.
/// </summary>
internal sealed class Rehearsal(Scenario scenario, ScenarioStage stage, DateTimeOffset start, Ids ids)
{
    private readonly DateTimeOffset start = start;
    private readonly ScriptedWorld world = new(new Dictionary<Arn, TaskOutcome> { [stage.Service.TaskDefinition] = scenario.Outcome });
    private readonly Narrative narrative = new(scenario, stage.State, start);
    private readonly List<EmittedEvent> events = [];
    private readonly List<string> serviceEvents = [];
    private EcsState state = stage.State;
    private DateTimeOffset now = start;
    private RollbackVerdict? rollback;
    private int tasks;

    private Service Service => state.FindService(stage.Service.Arn)!;

    private long TaskLimit => Limits.Tasks(
        Service.DesiredCount,
        Service.Configuration.CircuitBreaker is { Enable: true } breaker ? breaker.Threshold.For(Service.DesiredCount) : 0);

    /// <summary>One step. False when the deployment is over, nothing more will happen, or a bound is reached.</summary>
    public bool Advance()
    {
        var step = Scheduler.Step(state, stage.Service.Arn, world.Take(now), now, Timing.Aws, ids);
        var after = state.With(step.Changes);
        narrative.Tell(state, step, after, now);
        state = after;
        rollback ??= Service.Deployments.FirstOrDefault(d => d.Id == stage.Service.Primary.Id)?.Rollback;
        events.AddRange(step.Events);
        serviceEvents.AddRange(step.ServiceEvents.Select(e => e.Message));
        foreach (var command in step.Commands)
        {
            world.Carry(command, now);
            tasks += command is Command.StartTask ? 1 : 0;
        }
        DateTimeOffset? next = step.NextWake is null || world.Next < step.NextWake ? world.Next ?? step.NextWake : step.NextWake;
        if (Service.Primary.RolloutState != RolloutState.InProgress || tasks > TaskLimit || next is null)
        {
            return false;
        }
        DateTimeOffset bound = start + Limits.Length;
        now = next < bound ? next.Value : bound;
        return now < bound;
    }

    public ScenarioRun End()
    {
        bool failed = events.Any(e => e.Name == EcsEvents.DeploymentFailed);
        var silence = failed ? null : SilentRun.Afterwards(scenario, Service, now - start);
        return new ScenarioRun(
            scenario.Name, Service, events.ToValueList(), narrative.End(now, silence), serviceEvents.ToValueList(),
            rollback, silence, Notes());
    }

    private ValueList<Note> Notes() => rollback switch
    {
        RollbackVerdict.Disabled => [RollbackDisabled.Note(Service)],
        RollbackVerdict.NoCandidate => [new Note(
            FindingCode.NoRollbackCandidate, Severity.Warning, new Place(Service.Arn.ToString()),
            "no deployment has completed yet, so there is nothing to roll back to: the deployment fails and stalls.")],
        _ => [],
    };
}
