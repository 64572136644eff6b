using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>A scenario, run on virtual time to its end or for <see cref="Limits.Length"/>.</summary>
/// <param name="Events">All that ECS sent from the start of the deployment on, in order.</param>
/// <param name="Told">
/// What happened, a line each, with the time since the start: <c>+01:32  task 1 stopped: ...: failure 1 of 3</c>.
/// </param>
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
        if (SilentRun.Beforehand(scenario, stage) is { } known)
        {
            return new ScenarioRun(scenario.Name, stage.Service, [], [known.Note.Message], [], null, known);
        }
        var rehearsal = new Rehearsal(scenario, stage, options.Start, ids);
        while (rehearsal.Advance())
        {
        }
        return rehearsal.End();
    }
}
