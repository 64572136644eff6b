using Tocsin.Ecs;

namespace Tocsin.Tasks.Runs;

/// <summary>Checks a container for as long as it runs.</summary>
/// <remarks>
/// Each interval after the last check ended; failures in the start period do not count until one has passed:
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
/// </remarks>
internal sealed class HealthCheckRun(ContainerHealthCheck check, ContainerRun container, TimeProvider time)
{
    /// <param name="judge">Told when it is healthy, and each time that it has failed once more than it may.</param>
    public async Task Run(Action<bool> judge, CancellationToken stop)
    {
        var begun = time.GetUtcNow();
        bool hasPassed = false;
        int failures = 0;
        try
        {
            while (!container.Ended.IsCompleted)
            {
                await Task.Delay(check.Interval, time, stop);
                if (container.Ended.IsCompleted)
                {
                    return;
                }
                if (await container.Probe(check))
                {
                    (hasPassed, failures) = (true, 0);
                    judge(true);
                }
                else if ((hasPassed || time.GetUtcNow() >= begun + check.StartPeriod) && ++failures >= check.Retries)
                {
                    judge(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The task stops.
        }
    }
}
