using Tocsin.Ecs;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>A circuit breaker that fails deployments and does not roll them back.</summary>
internal static class RollbackDisabled
{
    public static Note Note(Service service) => new(
        FindingCode.RollbackDisabled,
        Severity.Note,
        new Place(service.Arn.ToString(), "deploymentConfiguration.deploymentCircuitBreaker.rollback"),
        "the circuit breaker does not roll back: the failed deployment stays, ECS starts no more tasks, "
        + "and what still runs of the old revision goes on.",
        new Suggestion.Setting("rollback", "true"));
}
