namespace Tocsin.Server.Scheduling;

/// <summary>Bounds of ours.</summary>
internal static class Limits
{
    /// <summary>Between two looks at whether a target that nobody asks is to be asked again.</summary>
    public static readonly TimeSpan UncheckedPace = TimeSpan.FromSeconds(1);

    /// <summary>Lines of containers that wait to be kept.</summary>
    public const int LinesWaiting = 10_000;

    /// <summary>Lines of one commit.</summary>
    public const int LinesOfCommit = 1_000;

    /// <summary>How long what could not be kept waits until it is tried again.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Of <see cref="Task.Delay(TimeSpan)"/>, which takes no more than an Int32 of milliseconds.</summary>
    public static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
}
