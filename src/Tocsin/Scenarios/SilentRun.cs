using System.Globalization;
using Tocsin.Ecs;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>Why a scenario raises no failure event.</summary>
internal static class SilentRun
{
    /// <summary>What can be said without a run: ECS has no say, or what decides is not known.</summary>
    public static Silence? Beforehand(Scenario scenario, ScenarioStage stage)
    {
        Service service = stage.Service;
        if (Silence.OtherController(service) is { } other)
        {
            return other;
        }
        return scenario.Outcome is TaskOutcome.HealthCheckFailing && service.LoadBalancers.Count == 0 && stage.AssumedDefinition
            ? Silence.Of(
                service, Reasons.Undetermined, FindingCode.UnknownValue, "taskDefinition",
                "the task definition is not known offline, so neither is whether it has a health check that could fail.",
                null, Severity.Warning)
            : null;
    }

    /// <summary>What a run without a failure event shows; null for a deployment that goes well.</summary>
    /// <param name="ran">How long it was watched.</param>
    public static Silence? Afterwards(Scenario scenario, Service service, TimeSpan ran)
    {
        if (scenario.Outcome is TaskOutcome.Healthy)
        {
            return null;
        }
        if (Silence.NoTasks(service) is { } idle)
        {
            return idle;
        }
        if (service.Primary.RolloutState == RolloutState.Completed)
        {
            return Silence.Of(
                service, Reasons.NoHealthCheck, FindingCode.NoHealthCheck, "taskDefinition",
                "the service has no health check that could fail, so ECS takes a task for healthy after 40 s in RUNNING, "
                + "and completes the deployment.",
                "a healthCheck in the container definition, or a load_balancer in the service");
        }
        if (Silence.Declared(service) is { } declared)
        {
            return declared;
        }
        string threshold = service.Configuration.CircuitBreaker!.Threshold.For(service.DesiredCount).ToString(CultureInfo.InvariantCulture);
        return Silence.Of(
            service, Reasons.ThresholdNotReached, FindingCode.ThresholdNotReached, $"{Silence.Breaker}.thresholdConfiguration",
            $"{service.Primary.Failures.Failures} tasks failed within {Narrative.Offset(ran)}, the circuit breaker waits for {threshold}.",
            "a lower threshold");
    }
}
