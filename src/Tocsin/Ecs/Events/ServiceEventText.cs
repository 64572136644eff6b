using Tocsin.Aws;
using Tocsin.Ecs.Shapes;

namespace Tocsin.Ecs.Events;

/// <summary>
/// The texts of a service's own events, as DescribeServices lists them. Recorded on 22 services, 2,190 events, 2026-09, unless marked.
/// </summary>
internal static class ServiceEventText
{
    public static string SteadyState(string service) => $"(service {service}) has reached a steady state.";

    public static string Started(string service, IReadOnlyList<EcsTask> tasks) =>
        $"(service {service}) has started {tasks.Count} tasks: {string.Join(' ', tasks.Select(t => $"(task {t.Id})"))}.";

    public static string StoppedRunning(string service, IReadOnlyList<EcsTask> tasks) =>
        $"(service {service}) has stopped {tasks.Count} running tasks: {string.Join(' ', tasks.Select(t => $"(task {t.Id})"))}.";

    public static string StoppedPending(string service, int count) => $"(service {service}) stopped {count} pending tasks.";

    public static string Unplaceable(string service, string reason) => $"(service {service}) was unable to place a task. Reason: {reason}.";

    public static string Impaired(string service) => $"(service {service}) is unable to consistently start tasks successfully.";

    public static string FailedContainerCheck(string service, EcsTask task) =>
        $"(service {service}) (task {task.Id}) failed container health checks.";

    public static string UnhealthyTarget(string service, EcsTask task, LoadBalancer balancer, string why) =>
        $"(service {service}) (task {task.Id}) (port {balancer.ContainerPort}) is unhealthy in (target-group {balancer.TargetGroupArn}) "
        + $"due to (reason {why}).";

    public static string Registered(string service, int count, Arn group) =>
        $"(service {service}) registered {count} targets in (target-group {group})";

    public static string Deregistered(string service, int count, Arn group) =>
        $"(service {service}) deregistered {count} targets in (target-group {group})";

    public static string Draining(string service, int count) => $"(service {service}) has begun draining connections on {count} tasks.";

    public static string Completed(string service, string deployment) =>
        $"(service {service}) (deployment {deployment}) deployment completed.";

    public static string Failed(string service, string deployment) =>
        $"(service {service}) (deployment {deployment}) deployment failed: tasks failed to start.";

    /// <summary>Recorded 2026.</summary>
    public static string AlarmDetected(string service, string deployment) =>
        $"(service {service}) (deployment {deployment}) deployment failed: alarm detected.";

    public static string RollingBack(string service, string deployment) => $"(service {service}) rolling back to deployment {deployment}.";

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html</summary>
    public static string Stuck(string service) =>
        $"(service {service}) was unable to stop or start tasks during a deployment because of the service deployment configuration. "
        + "Update the minimumHealthyPercent or maximumPercent value and try again.";
}
