namespace Tocsin.Ecs;

/// <summary>The bounds of ECS, each with its source.</summary>
public static class Limits
{
    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html</summary>
    public const int MinimumBoundedThreshold = 3;

    /// <summary>As <see cref="MinimumBoundedThreshold"/>.</summary>
    public const int MaximumBoundedThreshold = 200;

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html, events.</summary>
    public const int ServiceEvents = 100;

    /// <summary>Service deployments that are remembered of one service. Ours: AWS remembers those of 90 days.</summary>
    public const int ServiceDeployments = 50;

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html</summary>
    public const int ServicesDescribed = 10;

    /// <summary>Tasks of a daemon, which has one on each container instance. Ours: this machine is the one that there is.</summary>
    public const int DaemonTasks = 1;

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html, count.</summary>
    public const int TasksRun = 10;

    /// <summary>Of a page, where none is asked for: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html</summary>
    public const int PageSize = 100;

    /// <summary>Of services in a page: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html</summary>
    public const int ServicePageSize = 10;

    /// <summary>
    /// Of account settings in a page: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAccountSettings.html
    /// </summary>
    public const int SettingPageSize = 10;

    /// <summary>Of a resource: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TagResource.html</summary>
    public const int Tags = 50;

    /// <summary>
    /// How long what has stopped can be seen: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html
    /// </summary>
    public static readonly TimeSpan StoppedSeen = TimeSpan.FromHours(1);
}
