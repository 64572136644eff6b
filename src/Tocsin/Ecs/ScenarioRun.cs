using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>What a scenario runs on.</summary>
/// <param name="Declared">The services there are; empty: a service <c>payments</c> in the cluster <c>prod</c>, one task, circuit breaker on with rollback.</param>
/// <param name="Service">Which of the declared services; null: the one its name and cluster parameters tell, else the first.</param>
/// <param name="FirstDeployment">Nothing was deployed before, so there is nothing to roll back to.</param>
/// <param name="DesiredCount">Instead of the service's own.</param>
public sealed record ScenarioOptions(
    AccountId Account,
    string Region,
    DateTimeOffset Start,
    ulong Seed = 1,
    EcsState? Declared = null,
    Arn? Service = null,
    bool FirstDeployment = false,
    int? DesiredCount = null);

/// <summary>Why a scenario raised no failure event though nothing became healthy.</summary>
/// <param name="Reason">The code, where there is one.</param>
/// <param name="Note">What is declared so, what AWS does then, and what to write.</param>
public sealed record Silence(Reason? Reason, Note Note);

/// <summary>A scenario, run on virtual time to its end or for <see cref="Limits.ScenarioLength"/>.</summary>
/// <param name="Events">All that ECS sent from the start of the deployment on, in order.</param>
/// <param name="Told">What happened, a line each, with the time since the start: <c>+02:34  task 1 stopped: ...: failure 1 of 3</c>.</param>
/// <param name="Service">The service at the end, with its deployments.</param>
/// <param name="Silence">Set when the deployment did not go well and yet no SERVICE_DEPLOYMENT_FAILED was sent.</param>
/// <param name="Notes">What else is worth knowing: a failed deployment that is not rolled back.</param>
public sealed record ScenarioRun(
    string Name,
    Service Service,
    ValueList<EmittedEvent> Events,
    ValueList<string> Told,
    ValueList<string> ServiceEvents,
    Silence? Silence = null,
    ValueList<Note> Notes = default)
{
    /// <summary>The failure event, when there is one.</summary>
    public EmittedEvent? Failed => Events.FirstOrDefault(e => e.Name == EcsEvents.DeploymentFailed);

    public static ScenarioRun Run(Scenario scenario, ScenarioOptions options) => throw new NotImplementedException();
}
