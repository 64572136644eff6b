namespace Tocsin.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html</summary>
public static class Limits
{
    /// <summary>Alarms of one answer, where the request does not ask for fewer.</summary>
    public const int PageSize = 100;

    /// <summary>Per resource.</summary>
    public const int Tags = 50;

    /// <summary>Items of an alarm's history that are kept. Ours: AWS keeps those of thirty days.</summary>
    public const int History = 50;

    /// <summary>Composite alarms that DeleteAlarms takes at once.</summary>
    public const int CompositesDeleted = 1;
}
