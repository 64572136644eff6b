namespace Tocsin.Ecs.Scheduling;

/// <summary>What the circuit breaker makes of a count of failures.</summary>
public abstract record BreakerVerdict
{
    private BreakerVerdict()
    {
    }

    public sealed record Disabled : BreakerVerdict;

    public sealed record Monitoring(int Failures, int Threshold) : BreakerVerdict;

    public sealed record Tripped(int Failures, int Threshold) : BreakerVerdict;
}
