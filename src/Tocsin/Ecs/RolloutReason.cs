namespace Tocsin.Ecs;

/// <summary>
/// The texts of <c>rolloutStateReason</c>, which the events repeat as <c>reason</c>. Recorded from DescribeServices and EventBridge, 2022
/// to 2026.
/// </summary>
public static class RolloutReason
{
    public const string TasksFailed = "ECS deployment circuit breaker: tasks failed to start.";

    // Unverified: this text and the next one; the service's own event says "deployment failed: alarm detected." (recorded).
    public const string AlarmDetected = "ECS deployment failed: alarm detected.";

    public static string InProgress(string deployment) => $"ECS deployment {deployment} in progress.";

    public static string Completed(string deployment) => $"ECS deployment {deployment} completed.";

    // Unverified: the text.
    public static string Stopped(string deployment) => $"ECS deployment {deployment} was stopped.";

    public static string RollingBackForAlarm(string deployment) =>
        $"ECS deployment failed: alarm detected: rolling back to deploymentId {deployment}.";

    public static string RollingBack(string deployment) => $"ECS deployment circuit breaker: rolling back to deploymentId {deployment}.";
}
