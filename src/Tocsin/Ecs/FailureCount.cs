namespace Tocsin.Ecs;

/// <summary>Counts the failed tasks of one deployment.</summary>
/// <param name="ResetOnHealthyTask">True: consecutive failures; false: all of them.</param>
public readonly record struct FailureCount(bool ResetOnHealthyTask, int Failures = 0)
{
    public FailureCount Failed() => this with { Failures = Failures + 1 };

    public FailureCount Healthy() => ResetOnHealthyTask ? this with { Failures = 0 } : this;
}
