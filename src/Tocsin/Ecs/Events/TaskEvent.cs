using System.Globalization;
using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Ecs.Events;

/// <summary>
/// Makes an <c>ECS Task State Change</c> event of a task; members and order as recorded on AWS 2022-08 (Fargate). What only a machine of
/// AWS knows is left out: attachments, attributes, zone, and of containers digest, runtime id and network interfaces.
/// </summary>
public static class TaskEvent
{
    public static EmittedEvent Of(EcsTask task, TaskDefinition? definition, DateTimeOffset time, Ids ids)
    {
        var detail = new List<JsonMember>
        {
            EcsEvents.Text("clusterArn", task.Cluster.ToString()),
        };
        AddText(detail, "connectivity", task.ConnectedAt is null ? null : "CONNECTED");
        AddTime(detail, "connectivityAt", task.ConnectedAt);
        ValueList<Container> containers = definition?.Containers ?? [];
        detail.Add(new("containers", new JsonValue.Array([.. containers.Select(c => Container(task, c, definition!.Registered(c.Name)))])));
        AddText(detail, "cpu", definition?.Cpu);
        AddTime(detail, "createdAt", task.CreatedAt);
        AddText(detail, "desiredStatus", task.Wanted ? "RUNNING" : "STOPPED");
        detail.Add(new("enableExecuteCommand", new JsonValue.Boolean(false)));
        if (task.StorageGibibytes(definition) is { } size)
        {
            detail.Add(new("ephemeralStorage", new JsonValue.Object([new("sizeInGiB", Number(size))])));
        }
        AddTime(detail, "executionStoppedAt", task.ExecutionStoppedAt);
        AddText(detail, "group", task.GroupName);
        AddText(detail, "launchType", task.LaunchType);
        AddText(detail, "lastStatus", Name(task.LastStatus));
        AddText(detail, "memory", definition?.Memory);
        var overrides = new JsonValue.Array([.. containers.Select(c => Override(task, c))]);
        detail.Add(new("overrides", new JsonValue.Object([new("containerOverrides", overrides)])));
        AddText(detail, "platformVersion", task.PlatformVersion);
        AddTime(detail, "pullStartedAt", task.PullStartedAt);
        AddTime(detail, "pullStoppedAt", task.PullStoppedAt);
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

    private static JsonValue Container(EcsTask task, Container container, Shapes.ContainerDefinition? registered)
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
        members.Add(EcsEvents.Text("cpu", Text(registered?.Cpu ?? 0)));
        AddText(members, "memory", registered?.Memory is { } memory ? Text(memory) : null);
        return new JsonValue.Object(members.ToValueList());
    }

    /// <summary>Each container is named, whether anything of it was overridden or not; the variables were recorded 2019-11.</summary>
    // Unverified: the order of the members.
    private static JsonValue Override(EcsTask task, Container container)
    {
        var given = (task.Overrides?.ContainerOverrides).GetValueOrDefault().FirstOrDefault(o => o.Name == container.Name);
        var members = new List<JsonMember>();
        if (given?.Command is { } command)
        {
            members.Add(new("command", new JsonValue.Array([.. command.Select(word => new JsonValue.String(word))])));
        }
        if (given?.Environment is { } variables)
        {
            members.Add(new("environment", new JsonValue.Array([.. variables.Select(v => new JsonValue.Object(
                [EcsEvents.Text("name", v.Name ?? ""), EcsEvents.Text("value", v.Value ?? "")]))])));
        }
        AddText(members, "name", container.Name);
        return new JsonValue.Object(members.ToValueList());
    }

    private static JsonValue.Number Number(int value) => new(Text(value));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

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
