using System.Globalization;
using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Ecs.Events;

/// <summary>
/// Makes an <c>ECS Task State Change</c> event of a task; members and order as recorded on AWS 2022-08 (Fargate), network details left out.
/// </summary>
public static class TaskEvent
{
    public static EmittedEvent Of(EcsTask task, TaskDefinition? definition, DateTimeOffset time, Ids ids)
    {
        var detail = new List<JsonMember>
        {
            EcsEvents.Text("clusterArn", task.Cluster.ToString()),
            new("containers", new JsonValue.Array([.. (definition?.Containers ?? []).Select(c => Container(task, c))])),
        };
        AddText(detail, "cpu", definition?.Cpu);
        AddTime(detail, "createdAt", task.CreatedAt);
        AddText(detail, "desiredStatus", task.Wanted ? "RUNNING" : "STOPPED");
        AddText(detail, "group", task.GroupName);
        AddText(detail, "launchType", task.LaunchType);
        AddText(detail, "lastStatus", Name(task.LastStatus));
        AddText(detail, "memory", definition?.Memory);
        AddTime(detail, "pullStartedAt", task.PullStartedAt);
        AddTime(detail, "startedAt", task.StartedAt);
        AddText(detail, "startedBy", task.StartedBy);
        AddTime(detail, "stoppingAt", task.StoppingAt);
        AddTime(detail, "stoppedAt", task.StoppedAt);
        AddText(detail, "stoppedReason", task.Stop?.Reason);
        AddText(detail, "stopCode", task.Stop?.Code);
        AddText(detail, "taskArn", task.Arn.ToString());
        AddText(detail, "taskDefinitionArn", task.TaskDefinition.ToString());
        AddTime(detail, "updatedAt", time);
        detail.Add(new("version", Number(task.Version)));
        return EcsEvents.Envelope(
            EcsEvents.TaskStateChange, Name(task.LastStatus), task.Arn, task.Deployment, time, ids, detail.ToValueList());
    }

    internal static string Name(LastStatus status) => status.ToString().ToUpperInvariant();

    private static JsonValue Container(EcsTask task, Container container)
    {
        ContainerExit? exit = task.Stop?.Containers.FirstOrDefault(e => e.Name == container.Name);
        var members = new List<JsonMember>
        {
            EcsEvents.Text("containerArn", task.ArnOf(container.Name).ToString()),
        };
        if (exit?.ExitCode is { } code)
        {
            members.Add(new("exitCode", Number(code)));
        }
        AddText(members, "lastStatus", task.LastStatus == LastStatus.Stopped ? "STOPPED" : task.StartedAt is null ? "PENDING" : "RUNNING");
        AddText(members, "name", container.Name);
        AddText(members, "image", container.Image);
        AddText(members, "reason", exit?.Reason);
        AddText(members, "taskArn", task.Arn.ToString());
        return new JsonValue.Object(members.ToValueList());
    }

    private static JsonValue.Number Number(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    private static void AddText(List<JsonMember> members, string name, string? value)
    {
        if (value is not null)
        {
            members.Add(EcsEvents.Text(name, value));
        }
    }

    private static void AddTime(List<JsonMember> members, string name, DateTimeOffset? time) =>
        AddText(members, name, time is { } t ? EventTime.Trimmed(t) : null);
}
