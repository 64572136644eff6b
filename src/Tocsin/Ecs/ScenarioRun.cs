using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>A scenario, run on virtual time to its end or for <see cref="Limits.ScenarioLength"/>.</summary>
/// <param name="Events">All that ECS sent from the start of the deployment on, in order.</param>
/// <param name="Told">What happened, a line each, with the time since the start: <c>+01:32  task 1 stopped: ...: failure 1 of 3</c>.</param>
/// <param name="Service">The service at the end, with its deployments.</param>
/// <param name="Rollback">What came of looking for a rollback; null when nothing failed.</param>
/// <param name="Silence">Set when the deployment was not well and yet no SERVICE_DEPLOYMENT_FAILED was sent.</param>
/// <param name="Notes">What else is worth knowing: a failed deployment that is not rolled back.</param>
public sealed record ScenarioRun(
    string Name,
    Service Service,
    ValueList<EmittedEvent> Events,
    ValueList<string> Told,
    ValueList<string> ServiceEvents,
    RollbackVerdict? Rollback = null,
    Silence? Silence = null,
    ValueList<Note> Notes = default)
{
    /// <summary>The failure event, when there is one.</summary>
    public EmittedEvent? Failed => Events.FirstOrDefault(e => e.Name == EcsEvents.DeploymentFailed);

    /// <summary>Deploys a new revision of the service whose tasks meet the scenario's fate. One seed gives one run.</summary>
    public static ScenarioRun Run(Scenario scenario, ScenarioOptions options)
    {
        var ids = new Ids(options.Seed);
        var stage = ScenarioStage.Set(options, ids);
        if (stage.Service.ControllerType != "ECS")
        {
            var silence = Silence.Because(scenario, stage.Service, TimeSpan.Zero);
            return new ScenarioRun(scenario.Name, stage.Service, [], [silence!.Note.Message], [], null, silence);
        }
        string failing = stage.Service.Primary.Id;
        var world = new ScriptedWorld(new Dictionary<Arn, TaskOutcome> { [stage.Service.TaskDefinition] = scenario.Outcome });
        var narrative = new Narrative(scenario, stage.State, options.Start);
        var events = new List<EmittedEvent>();
        var serviceEvents = new List<string>();
        RollbackVerdict? rollback = null;
        var state = stage.State;
        var now = options.Start;
        for (int tasks = 0; ;)
        {
            var step = Scheduler.Step(state, world.Take(now), now, ids);
            narrative.Tell(state, step, now);
            state = step.State;
            rollback ??= state.Services[0].Deployments.FirstOrDefault(d => d.Id == failing)?.Rollback;
            events.AddRange(step.Events);
            serviceEvents.AddRange(step.ServiceEvents);
            foreach (var command in step.Commands)
            {
                world.Carry(command, now);
                tasks += command is Command.StartTask ? 1 : 0;
            }
            DateTimeOffset? next = Earlier(step.NextWake, world.Next);
            bool over = state.Services[0].Primary.RolloutState != RolloutState.InProgress;
            if (over || tasks > Limits.ScenarioTasks || next is null)
            {
                break;
            }
            if (next > options.Start + Limits.ScenarioLength)
            {
                now = options.Start + Limits.ScenarioLength;
                break;
            }
            now = next.Value;
        }
        return End(scenario, state.Services[0], events, narrative, serviceEvents, rollback, options.Start, now);
    }

    private static ScenarioRun End(
        Scenario scenario, Service service, List<EmittedEvent> events, Narrative narrative, List<string> serviceEvents, RollbackVerdict? rollback,
        DateTimeOffset start, DateTimeOffset end)
    {
        bool failed = events.Any(e => e.Name == EcsEvents.DeploymentFailed);
        var silence = failed ? null : Silence.Because(scenario, service, end - start);
        return new ScenarioRun(
            scenario.Name, service, events.ToValueList(), narrative.End(end, silence), serviceEvents.ToValueList(), rollback, silence,
            rollback is null ? [] : RollbackNote(service, rollback));
    }

    private static ValueList<Note> RollbackNote(Service service, RollbackVerdict rollback) => rollback switch
    {
        RollbackVerdict.Disabled => [new Note(
            FindingCode.RollbackDisabled, Severity.Note, new Place(service.Arn.ToString(), "deploymentConfiguration.deploymentCircuitBreaker.rollback"),
            "the circuit breaker does not roll back: the failed deployment stays, ECS starts no more tasks, and what still runs of the old revision goes on.",
            "rollback = true")],
        RollbackVerdict.NoCandidate => [new Note(
            FindingCode.NoRollbackCandidate, Severity.Warning, new Place(service.Arn.ToString()),
            "no deployment has completed yet, so there is nothing to roll back to: the deployment fails and stalls.")],
        _ => [],
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a < b ? a : b;
}
