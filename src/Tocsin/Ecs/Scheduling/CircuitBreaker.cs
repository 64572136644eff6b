namespace Tocsin.Ecs.Scheduling;

/// <summary>
/// Decides whether a deployment has failed. It neither counts (<see cref="FailureCount"/>) nor acts (<see cref="Scheduler"/>).
/// </summary>
public static class CircuitBreaker
{
    public static BreakerVerdict Decide(DeploymentCircuitBreaker? breaker, int failures, int desiredCount)
    {
        if (breaker is not { Enable: true })
        {
            return new BreakerVerdict.Disabled();
        }
        int threshold = breaker.Threshold.For(desiredCount);
        // AWS speaks of equality; scaling in can move the threshold below the count, and that trips too.
        return failures >= threshold && failures > 0
            ? new BreakerVerdict.Tripped(failures, threshold)
            : new BreakerVerdict.Monitoring(failures, threshold);
    }
}
