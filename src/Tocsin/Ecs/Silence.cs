using System.Globalization;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>Why a deployment that is not well raises no failure event.</summary>
/// <param name="Note">What is declared so, what AWS does then, and what to write.</param>
public sealed record Silence(Reason Reason, Note Note)
{
    internal const string Breaker = "deploymentConfiguration.deploymentCircuitBreaker";
    private static readonly Suggestion Room = new Suggestion.Setting("deployment_maximum_percent", "200");
    private static readonly Suggestion TurnOn = new Suggestion.CircuitBreaker();

    /// <summary>What holds for every deployment of the service, whatever its tasks do.</summary>
    public static Silence? Standing(Service service) => Declared(service) ?? NoTasks(service);

    /// <summary>
    /// Why no failed deployment of the service is ever announced, or why that cannot be told; null when the declaration lets it be.
    /// </summary>
    public static Silence? Declared(Service service) =>
        OtherController(service) ?? Undetected(service) ?? AlarmsAlone(service) ?? NoRoom(service);

    /// <summary>Whether it is not known that nothing is announced; else it is known that nothing is.</summary>
    public bool IsUncertain => Reason == Reasons.Undetermined;

    internal static Silence? OtherController(Service service) => service.ControllerType == "ECS"
        ? null
        : Of(
            service, Reasons.BreakerDisabled, FindingCode.BreakerDisabled, "deploymentController.type",
            $"the deployment controller is {service.ControllerType}: "
            + "only ECS has a circuit breaker and raises deployment events, SERVICE_DEPLOYMENT_FAILED among them.",
            new Suggestion.Setting("type", "\"ECS\""));

    internal static Silence? NoTasks(Service service) => service.DesiredCount > 0
        ? null
        : Of(
            service, Reasons.ThresholdNotReached, FindingCode.ThresholdNotReached, "desiredCount",
            "the desired count is 0: no task is started, so none can fail.", new Suggestion.Setting("desired_count", "1"));

    private static Silence? Undetected(Service service) => service.Configuration.DetectsFailure
        ? null
        : Of(
            service, Reasons.BreakerDisabled, FindingCode.BreakerDisabled,
            service.Configuration.CircuitBreaker is null ? Breaker : $"{Breaker}.enable",
            "neither the circuit breaker nor deployment alarms are on: "
            + "ECS starts the failing tasks again for ever and never raises SERVICE_DEPLOYMENT_FAILED.",
            service.Configuration.CircuitBreaker is null ? TurnOn : new Suggestion.Setting("enable", "true"));

    private static Silence? AlarmsAlone(Service service)
    {
        bool hasBreaker = service.Configuration.CircuitBreaker is { Enable: true };
        if (service.Configuration.Alarms is not { Enable: true } alarms || (hasBreaker && !service.LeavesNoRoom))
        {
            return null;
        }
        string why = service.LeavesNoRoom ? "the deployment starts no task that could fail" : "the circuit breaker is off";
        return Of(
            service, Reasons.Undetermined, FindingCode.NotModelled, "deploymentConfiguration.alarms",
            $"{why}, so only the alarms ({string.Join(", ", alarms.AlarmNames)}) can fail the deployment; "
            + "whether they would is not known offline.",
            service.LeavesNoRoom ? Room : TurnOn, Severity.Warning);
    }

    /// <summary>ECS then tells the service's events that it was unable to stop or start tasks, and goes on trying.</summary>
    private static Silence? NoRoom(Service service)
    {
        if (!service.LeavesNoRoom)
        {
            return null;
        }
        var configuration = service.Configuration;
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"a new deployment can start no task: at most {configuration.MaximumPercent} % of {service.DesiredCount} may run, "
            + $"rounded down {configuration.Maximum(service.DesiredCount)}, and at least {configuration.MinimumHealthyPercent} %, "
            + $"rounded up {configuration.MinimumHealthy(service.DesiredCount)}, must stay, so the old ones leave it no room. "
            + $"None fails, and SERVICE_DEPLOYMENT_FAILED is never raised.");
        return Of(service, Reasons.DeploymentStuck, FindingCode.DeploymentStuck, "deploymentConfiguration.maximumPercent", message, Room);
    }

    internal static Silence Of(
        Service service, Reason reason, string code, string attribute, string message, Suggestion? write,
            Severity severity = Severity.Error) =>
        new(reason, new Note(code, severity, new Place(service.Arn.ToString(), attribute), message, write) { IsOfInstance = true });
}
