using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>A service in an answer, with the numbers of its tasks, and what is told of its deployments and revisions.</summary>
internal static class ServiceShapes
{
    public static Shapes.Service Of(EcsState state, Service service, bool withTags = true)
    {
        var tasks = state.TasksOf(service.Arn).ToList();
        var shape = service.Shape;
        return shape with
        {
            RunningCount = tasks.Count(IsRunning),
            PendingCount = tasks.Count(IsPending),
            Deployments = shape.Deployments.GetValueOrDefault().Select(d => d with
            {
                RunningCount = tasks.Count(t => t.Deployment == d.Id && IsRunning(t)),
                PendingCount = tasks.Count(t => t.Deployment == d.Id && IsPending(t)),
            }).ToValueList(),
            CurrentServiceDeployment =
                service.History.FirstOrDefault(d => d.IsUnderWay) is { } current ? DeploymentArn(service, current) : null,
            CurrentServiceRevisions = service.Deployments.Where(d => tasks.Any(t => t.Deployment == d.Id && t.Wanted)).Select(
                d => new Shapes.ServiceCurrentRevisionSummary
                {
                    Arn = RevisionArn(service, d.Id),
                    RequestedTaskCount = tasks.Count(t => t.Deployment == d.Id && t.Wanted),
                    RunningTaskCount = tasks.Count(t => t.Deployment == d.Id && IsRunning(t)),
                    PendingTaskCount = tasks.Count(t => t.Deployment == d.Id && IsPending(t)),
                }).ToValueList(),
            Tags = withTags ? shape.Tags : null,
        };
    }

    public static Shapes.ServiceDeploymentBrief Brief(Service service, ServiceDeployment record) => new()
    {
        ServiceDeploymentArn = DeploymentArn(service, record),
        ServiceArn = service.Arn.ToString(),
        ClusterArn = service.Cluster.ToString(),
        StartedAt = record.CreatedAt,
        CreatedAt = record.CreatedAt,
        FinishedAt = record.FinishedAt,
        TargetServiceRevisionArn = RevisionArn(service, record.Revision),
        Status = record.Status,
        StatusReason = record.StatusReason,
    };

    public static Shapes.ServiceDeployment Whole(EcsState state, Service service, ServiceDeployment record)
    {
        var tasks = state.TasksOf(service.Arn).ToList();
        return new()
        {
            ServiceDeploymentArn = DeploymentArn(service, record),
            ServiceArn = service.Arn.ToString(),
            ClusterArn = service.Cluster.ToString(),
            CreatedAt = record.CreatedAt,
            StartedAt = record.CreatedAt,
            FinishedAt = record.FinishedAt,
            StoppedAt = record.Status == ServiceDeployment.Stopped ? record.FinishedAt : null,
            UpdatedAt = record.FinishedAt ?? record.RollbackStartedAt ?? record.CreatedAt,
            SourceServiceRevisions = record.Sources.Select(s => Summary(service, s, tasks)).ToValueList(),
            TargetServiceRevision = Summary(service, record.Revision, tasks),
            Status = record.Status,
            StatusReason = record.StatusReason,
            DeploymentConfiguration = service.Configuration.Shape,
            Rollback = record.RollbackTo is { } to
                ? new()
                {
                    Reason = record.StatusReason,
                    StartedAt = record.RollbackStartedAt,
                    ServiceRevisionArn = RevisionArn(service, to),
                }
                : null,
            DeploymentCircuitBreaker = Breaker(service, record),
            Alarms = service.Configuration.Alarms is { Enable: true } alarms
                ? new()
                {
                    Status = record.TriggeredAlarms.Count > 0 ? "TRIGGERED" : record.IsUnderWay ? "MONITORING" : "MONITORING_COMPLETE",
                    AlarmNames = alarms.AlarmNames,
                    TriggeredAlarmNames = record.TriggeredAlarms.UnlessEmpty,
                }
                : new() { Status = "DISABLED" },
        };
    }

    /// <summary>Ends with the number of the deployment, by which Terraform finds the one from the other.</summary>
    public static string RevisionArn(Service service, string deployment) =>
        (service.Arn with { Resource = $"service-revision/{ResourceName.Of(service.Arn)}/{deployment.Split('/')[^1]}" }).ToString();

    public static string DeploymentArn(Service service, ServiceDeployment record) =>
        (service.Arn with { Resource = $"service-deployment/{ResourceName.Of(service.Arn)}/{record.Id}" }).ToString();

    /// <summary>The service of an ARN of one of its deployments or revisions; null where it is none.</summary>
    public static Service? ServiceOf(EcsState state, string arn, string type) =>
        Arn.TryParse(arn, out var parsed) && parsed.Resource.Split('/') is [var first, var cluster, var service, _] && first == type
            ? state.FindService(parsed with { Resource = $"service/{cluster}/{service}" })
            : null;

    private static Shapes.ServiceRevisionSummary Summary(Service service, string deployment, List<EcsTask> tasks) => new()
    {
        Arn = RevisionArn(service, deployment),
        RequestedTaskCount = service.Primary.Id == deployment ? service.DesiredCount
            : tasks.Count(t => t.Deployment == deployment && t.Wanted),
        RunningTaskCount = tasks.Count(t => t.Deployment == deployment && IsRunning(t)),
        PendingTaskCount = tasks.Count(t => t.Deployment == deployment && IsPending(t)),
    };

    private static Shapes.ServiceDeploymentCircuitBreaker Breaker(Service service, ServiceDeployment record)
    {
        if (service.Configuration.CircuitBreaker is not { Enable: true } breaker)
        {
            return new() { Status = "DISABLED" };
        }
        int counted = service.Deployments.FirstOrDefault(d => d.Id == record.Revision && record.IsUnderWay)?.Failures.Failures
            ?? record.Failures;
        bool tripped = record.TriggeredAlarms.Count == 0
            && record.StatusReason is ServiceDeployment.BreakerReason or ServiceDeployment.NoCandidateReason or RolloutReason.TasksFailed;
        return new()
        {
            Status = tripped ? "TRIGGERED" : record.IsUnderWay ? "MONITORING" : "MONITORING_COMPLETE",
            FailureCount = tripped ? record.Failures : counted,
            Threshold = breaker.Threshold.For(service.DesiredCount),
        };
    }

    private static bool IsRunning(EcsTask task) => task.LastStatus == LastStatus.Running;

    private static bool IsPending(EcsTask task) => task.LastStatus < LastStatus.Running;
}
