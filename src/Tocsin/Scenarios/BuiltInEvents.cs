using System.Globalization;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Scheduling;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>
/// The ECS events that can be sent by name, as <c>ecs.deployment-failed[service=payments]</c>: what PutEvents refuses to everybody but AWS,
/// and the drill, which it takes.
/// </summary>
public static class BuiltInEvents
{
    public static readonly DateTimeOffset DefaultTime = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);

    private static readonly EventParameter[] Place =
    [
        new("service", "payments", "the service's name"),
        new("cluster", "prod", "the cluster's name"),
        new("account", "", "the account id; the run's own by default"),
        new("region", "", "the region; the run's own by default"),
        new("time", EventTime.Seconds(DefaultTime), "when it is sent, ISO 8601"),
    ];

    private static readonly EventParameter DeploymentId = new("deployment", "ecs-svc/4231880795355584839", "the deployment's id");

    private static readonly Entry[] Entries =
    [
        Deployment(
            "ecs.deployment-failed", "the circuit breaker or an alarm ends a deployment",
            EcsEvents.DeploymentFailed, RolloutReason.TasksFailed),
        Deployment(
            "ecs.deployment-in-progress", "a deployment begins", EcsEvents.DeploymentInProgress, RolloutReason.InProgress("{deployment}")),
        Deployment(
            "ecs.deployment-rolling-back", "an older deployment begins again after a failure",
            EcsEvents.DeploymentInProgress, RolloutReason.RollingBack("{deployment}")),
        Deployment(
            "ecs.deployment-completed", "a deployment, or a rollback, is through",
            EcsEvents.DeploymentCompleted, RolloutReason.Completed("{deployment}")),
        Deployment(
            "ecs.drill", "a drill: the failure, put by a person who may put events",
            EcsEvents.DeploymentFailed, RolloutReason.TasksFailed, EcsEvents.DrillSource),
        Action("ecs.service-steady-state", "all tasks run and nothing is changing", "INFO", "SERVICE_STEADY_STATE"),
        Action("ecs.service-desired-count-updated", "auto scaling changes the desired count", "INFO", "SERVICE_DESIRED_COUNT_UPDATED"),
        Action("ecs.service-task-start-impaired", "tasks cannot be started consistently", "WARN", "SERVICE_TASK_START_IMPAIRED"),
        Action(
            "ecs.service-task-placement-failure", "no capacity for a task", "ERROR", "SERVICE_TASK_PLACEMENT_FAILURE", "RESOURCE:FARGATE"),
        // Unverified: the reason's text; the guide only says that the cause is told there.
        Action(
            "ecs.service-task-configuration-failure", "a task cannot be placed for its configuration",
            "ERROR", "SERVICE_TASK_CONFIGURATION_FAILURE", "CONFIGURATION"),
        Action("ecs.service-operation-throttled", "ECS API limits slow the scheduler down", "ERROR", "ECS_OPERATION_THROTTLED"),
        Task("ecs.task-running", "a task reaches RUNNING", LastStatus.Running),
        Task("ecs.task-stopped", "a task has stopped", LastStatus.Stopped,
            new EventParameter("stop-code", "EssentialContainerExited", "detail.stopCode"),
            new EventParameter("stopped-reason", "Essential container in task exited", "detail.stoppedReason"),
            new EventParameter("exit-code", "1", "the container's exit code")),
    ];

    public static ValueList<BuiltInEvent> All { get; } = [.. Entries.Select(e => e.Event)];

    public static BuiltInEvent? Find(string name) => All.FirstOrDefault(e => e.Name == name);

    /// <summary>Makes an event. False with what is wrong when there is no such event or parameter, or a value cannot be read.</summary>
    /// <param name="parameters">Those that differ from their defaults.</param>
    public static bool TryMake(
        string name, IReadOnlyDictionary<string, string> parameters, EventContext context, out EmittedEvent made, out string error)
    {
        made = null!;
        error = EventReference.Problem(name, parameters.Keys) ?? "";
        Entry? entry = Entries.FirstOrDefault(e => e.Event.Name == name);
        if (error.Length > 0 || entry is null)
        {
            error = error.Length > 0 ? error : $"{name} is a scenario, not an event: run it";
            return false;
        }
        var values = entry.Event.Parameters.ToDictionary(p => p.Key, p => parameters.GetValueOrDefault(p.Key, p.Default));
        var ids = new Ids(StableHash.Of($"{name} {context} {string.Join(' ', values.Values)}"));
        if (Sender.Read(values, parameters, context, ids, out error) is not { } sender)
        {
            return false;
        }
        made = entry.Make(values, sender)!;
        error = made is null ? $"{name}: exit-code is not a whole number: '{values["exit-code"]}'" : "";
        return made is not null;
    }

    private static Entry Deployment(string name, string summary, string eventName, string reason, string source = EcsEvents.Source) =>
        new(new BuiltInEvent(name, summary, [.. Place, DeploymentId, new("reason", reason, "detail.reason")]), (values, from) =>
        {
            string deployment = values["deployment"];
            DateTimeOffset updatedAt = eventName == EcsEvents.DeploymentCompleted ? from.Time - Timing.Aws.CompletionLag : from.Time;
            return EcsEvents.Deployment(
                eventName, from.Service, from.Cluster, deployment, values["reason"].Replace("{deployment}", deployment),
                updatedAt, from.Time, from.Ids, source);
        });

    private static Entry Action(string name, string summary, string eventType, string eventName, string? reason = null)
    {
        EventParameter[] more = reason is null ? [] : [new("reason", reason, "detail.reason")];
        return new(new BuiltInEvent(name, summary, [.. Place, .. more]), (values, from) =>
            EcsEvents.Action(eventType, eventName, from.Service, from.Cluster, values.GetValueOrDefault("reason"), from.Time, from.Ids));
    }

    private static Entry Task(string name, string summary, LastStatus status, params EventParameter[] more) =>
        new(new BuiltInEvent(name, summary, [.. Place, DeploymentId, .. more]), (values, from) =>
        {
            bool stopped = status == LastStatus.Stopped;
            int exitCode = 0;
            if (stopped && !int.TryParse(values["exit-code"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exitCode))
            {
                return null;
            }
            string service = from.Name;
            Arn OfType(string resource) => from.Service with { Resource = resource };
            var definition = new TaskDefinition(
                OfType($"task-definition/{service}:2"), service, 2, [new Container(service, $"{service}:2")], "256", "512");
            var task = new EcsTask(
                OfType($"task/{from.ClusterName}/{from.Ids.Hex(32)}"), from.Service, definition.Arn, values["deployment"], status,
                from.Time.AddSeconds(-58),
                Version: stopped ? 5 : 3, PullStartedAt: from.Time.AddSeconds(-34), StartedAt: from.Time.AddSeconds(stopped ? -24 : 0),
                StoppingAt: stopped ? from.Time.AddSeconds(-22) : null, StoppedAt: stopped ? from.Time : null,
                Stop: stopped ? new TaskStop(values["stop-code"], values["stopped-reason"], [new ContainerExit(service, exitCode)]) : null)
            {
                LaunchType = "FARGATE",
            };
            return TaskEvent.Of(task, definition, from.Time, from.Ids);
        });

    private sealed record Entry(BuiltInEvent Event, Func<Dictionary<string, string>, Sender, EmittedEvent?> Make);

    /// <summary>The service an event comes from, and when.</summary>
    private sealed record Sender(Arn Service, Arn Cluster, string Name, string ClusterName, DateTimeOffset Time, Ids Ids)
    {
        public static Sender? Read(
            Dictionary<string, string> values, IReadOnlyDictionary<string, string> given, EventContext context, Ids ids, out string error)
        {
            // A declared service stands in for the default one; a parameter that is given goes before both.
            string[] path = context.Service?.Resource.Split('/', 3) ?? [];
            string cluster = given.TryGetValue("cluster", out string? c) ? c : path.Length == 3 ? path[1] : values["cluster"];
            string name = given.TryGetValue("service", out string? s) ? s : path.Length == 3 ? path[2] : values["service"];
            string region = values["region"] is { Length: > 0 } r ? r : context.Service?.Region ?? context.Region;
            if (values["region"] is { Length: > 0 } code && !Region.IsCode(code))
            {
                error = $"region is no region such as us-east-1: '{code}'";
                return null;
            }
            AccountId account = default;
            if (values["account"] is { Length: > 0 } digits && !AccountId.TryParse(digits, out account))
            {
                error = $"account is not twelve digits: '{digits}'";
                return null;
            }
            string owner = values["account"].Length > 0 ? account.ToString() : context.Service?.Account ?? context.Account.ToString();
            DateTimeOffset time = context.Time ?? DefaultTime;
            const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
            if (given.TryGetValue("time", out string? t) && !DateTimeOffset.TryParse(t, CultureInfo.InvariantCulture, utc, out time))
            {
                error = $"time is not an ISO 8601 time such as {EventTime.Seconds(DefaultTime)}: '{t}'";
                return null;
            }
            error = "";
            string partition = new Region(region).Partition;
            var service = new Arn(partition, "ecs", region, owner, $"service/{cluster}/{name}");
            return new Sender(service, service with { Resource = $"cluster/{cluster}" }, name, cluster, time, ids);
        }
    }
}
