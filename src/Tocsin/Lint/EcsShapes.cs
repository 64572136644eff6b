using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>What ECS sends: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html</summary>
internal static class EcsShapes
{
    private const string Source = "aws.ecs";
    private const string Service = "arn:aws:ecs:REGION:ACCOUNT:service/prod/payments";

    /// <summary>
    /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html. <c>clusterArn</c> is newer than that
    /// page: recorded on AWS 2026-09.
    /// </summary>
    private static readonly EventShape Deployment = new(
        Source, "ECS Deployment State Change", Service,
        """{"eventType":"ERROR","eventName":"SERVICE_DEPLOYMENT_FAILED","clusterArn":"arn:aws:ecs:REGION:ACCOUNT:cluster/prod","deploymentId":"ecs-svc/4231880795355584839","updatedAt":"2026-11-23T01:02:03.456Z","reason":"ECS deployment circuit breaker: tasks failed to start."}""")
    {
        Tables = [
            new(["detail.eventName", "detail.eventType"],
                [["SERVICE_DEPLOYMENT_FAILED", "ERROR"], ["SERVICE_DEPLOYMENT_IN_PROGRESS", "INFO"],
                    ["SERVICE_DEPLOYMENT_COMPLETED", "INFO"]])],
        Arns = [("resources", "service/"), ("detail.clusterArn", "cluster/")],
    };

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html</summary>
    private static readonly EventShape Action = new(
        Source, "ECS Service Action", Service,
        """{"eventType":"ERROR","eventName":"SERVICE_TASK_PLACEMENT_FAILURE","clusterArn":"arn:aws:ecs:REGION:ACCOUNT:cluster/prod","reason":"RESOURCE:FARGATE","createdAt":"2026-11-23T01:02:03.456Z"}""")
    {
        Tables =
        [
            new(
                ["detail.eventName", "detail.eventType"],
                [
                    ["SERVICE_TASK_PLACEMENT_FAILURE", "ERROR"], ["SERVICE_TASK_CONFIGURATION_FAILURE", "ERROR"], [
                        "SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED", "ERROR"],
                    ["ECS_OPERATION_THROTTLED", "ERROR"], [
                        "SERVICE_DISCOVERY_OPERATION_THROTTLED", "ERROR"], ["SERVICE_HEALTH_UNKNOWN", "ERROR"],
                    ["SERVICE_TASK_START_IMPAIRED", "WARN"], [
                        "SERVICE_DISCOVERY_INSTANCE_UNHEALTHY", "WARN"], ["VPC_LATTICE_TARGET_UNHEALTHY", "WARN"],
                    ["SERVICE_STEADY_STATE", "INFO"], ["TASKSET_STEADY_STATE", "INFO"], [
                        "CAPACITY_PROVIDER_STEADY_STATE", "INFO"], ["SERVICE_DESIRED_COUNT_UPDATED", "INFO"],
                    ["TASKS_STOPPED", "INFO"],
                ]),
        ],
        Optional = ["detail.reason"],
        Arns = [("resources", "service/"), ("detail.clusterArn", "cluster/")],
        IsOpen = true,
        // The guide lists them on this page too; what is recorded has the other detail-type.
        AbsentValues = ["SERVICE_DEPLOYMENT_FAILED", "SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED"],
        Absent = ["lastStatus", "desiredStatus", "stopCode", "stoppedReason", "serviceName", "serviceArn"],
    };

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html</summary>
    private static readonly EventShape Task = new(
        Source, "ECS Task State Change", "arn:aws:ecs:REGION:ACCOUNT:task/prod/0123456789abcdef0123456789abcdef",
        """
        {"taskArn":"arn:aws:ecs:REGION:ACCOUNT:task/prod/0123456789abcdef0123456789abcdef","taskDefinitionArn":"arn:aws:ecs:REGION:ACCOUNT:task-definition/payments:2",
        "clusterArn":"arn:aws:ecs:REGION:ACCOUNT:cluster/prod","group":"service:payments","startedBy":"ecs-svc/4231880795355584839","launchType":"FARGATE","version":5,
        "lastStatus":"STOPPED","desiredStatus":"STOPPED","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","image":"payments:2","lastStatus":"STOPPED","exitCode":1}]}
        """)
    {
        Tables =
        [
            ValueTable.Of(
                "detail.lastStatus", "STOPPED", "RUNNING", "PROVISIONING", "PENDING", "ACTIVATING", "DEACTIVATING", "STOPPING",
                "DEPROVISIONING"),
            ValueTable.Of("detail.desiredStatus", "STOPPED", "RUNNING"),
            ValueTable.Of(
                "detail.stopCode", "EssentialContainerExited", "TaskFailedToStart", "UserInitiated", "ServiceSchedulerInitiated",
                "SpotInterruption", "TerminationNotice",
                "InfrastructureHealth"),
        ],
        Optional = ["detail.stopCode", "detail.stoppedReason"],
        Arns = [
            ("resources", "task/"), ("detail.taskArn", "task/"), ("detail.clusterArn", "cluster/"),
            ("detail.taskDefinitionArn", "task-definition/")],
        IsOpen = true,
        Absent = ["eventName", "eventType", "reason", "deploymentId", "serviceName", "serviceArn"],
    };

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_container_instance_events.html</summary>
    private static readonly EventShape Instance = new(
        Source, "ECS Container Instance State Change",
        "arn:aws:ecs:REGION:ACCOUNT:container-instance/prod/0123456789abcdef0123456789abcdef",
        """{"agentConnected":true,"clusterArn":"arn:aws:ecs:REGION:ACCOUNT:cluster/prod","containerInstanceArn":"arn:aws:ecs:REGION:ACCOUNT:container-instance/prod/0123456789abcdef0123456789abcdef","ec2InstanceId":"i-0123456789abcdef0","status":"ACTIVE","version":3}""")
    {
        Tables = [ValueTable.Of("detail.status", "ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED", "INACTIVE")],
        Arns = [("resources", "container-instance/"), ("detail.clusterArn", "cluster/")],
        IsOpen = true,
        Absent = ["eventName", "eventType", "reason", "deploymentId", "serviceName", "serviceArn"],
    };

    public static ValueList<EventShape> All { get; } = [Deployment, Action, Task, Instance, .. CloudTrailShapes.Of(Source)];
}
