namespace Tocsin.Logs;

public static class Limits
{
    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</summary>
    public const int GroupNameLength = 512;

    /// <summary>How many lines are kept: our own bound.</summary>
    public const int Lines = 1000;
}
