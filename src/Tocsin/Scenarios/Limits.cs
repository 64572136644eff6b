namespace Tocsin.Scenarios;

/// <summary>The bounds of scenarios. All ours.</summary>
public static class Limits
{
    /// <summary>How long a scenario without an end is watched. Ours: the breaker's slowest recorded decision took 15 minutes.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(3);

    /// <summary>Tasks a scenario's service has at most; a larger declared one is run at this size. Ours.</summary>
    public const int DesiredCount = 1000;

    /// <summary>Stops that a narrative tells line by line. Ours.</summary>
    public const int StopsTold = 8;

    /// <summary>
    /// Tasks that one scenario starts before it gives up. Ours: enough to reach the threshold after every task has been replaced once.
    /// </summary>
    public static long Tasks(int desiredCount, int threshold) => 2 * ((long)desiredCount + threshold) + 300;
}
