using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Shapes;
using Tocsin.Json;
using TaskDefinition = Tocsin.Ecs.TaskDefinition;

namespace Tocsin.Tests.Ecs.Events;

public sealed class EcsEventsTests
{
    private static readonly Arn Service = Arn.Parse("arn:aws:ecs:ap-northeast-1:540462574055:service/d2d-cluster-dev/d2d-pdf");
    private static readonly Arn Cluster = Arn.Parse("arn:aws:ecs:ap-northeast-1:540462574055:cluster/d2d-cluster-dev");

    /// <summary>Recorded on AWS 2023-08-07; <c>clusterArn</c> as in the recording of 2026-09-04.</summary>
    [Fact]
    public void A_completed_deployment_is_told_as_AWS_tells_it()
    {
        var made = EcsEvents.Deployment(
            EcsEvents.DeploymentCompleted, Service, Cluster, "ecs-svc/1702860048778063437",
            RolloutReason.Completed("ecs-svc/1702860048778063437"),
            Time("2023-08-07T06:28:58.617Z"), Time("2023-08-07T06:30:17.2Z"), new Ids(1));
        Assert.Equal(
            """{"version":"0","id":"ID","detail-type":"ECS Deployment State Change","source":"aws.ecs","account":"540462574055","time":"2023-08-07T06:30:17Z","region":"ap-northeast-1","resources":["arn:aws:ecs:ap-northeast-1:540462574055:service/d2d-cluster-dev/d2d-pdf"],"detail":{"eventType":"INFO","eventName":"SERVICE_DEPLOYMENT_COMPLETED","clusterArn":"arn:aws:ecs:ap-northeast-1:540462574055:cluster/d2d-cluster-dev","deploymentId":"ecs-svc/1702860048778063437","updatedAt":"2023-08-07T06:28:58.617Z","reason":"ECS deployment ecs-svc/1702860048778063437 completed."}}""",
            made.Json.Replace(made.Id, "ID"));
    }

    /// <summary>Recorded on AWS 2023-04-07.</summary>
    [Fact]
    public void An_impaired_start_is_told_as_AWS_tells_it()
    {
        var made = EcsEvents.Action(
            "WARN", "SERVICE_TASK_START_IMPAIRED", Service, Cluster, null, Time("2023-04-07T07:22:50.331Z"), new Ids(1));
        Assert.Contains("\"time\":\"2023-04-07T07:22:50Z\"", made.Json);
        Assert.EndsWith(
            """
            "detail":{"eventType":"WARN","eventName":"SERVICE_TASK_START_IMPAIRED","clusterArn":"arn:aws:ecs:ap-northeast-1:540462574055:cluster/d2d-cluster-dev","createdAt":"2023-04-07T07:22:50.331Z"}}
            """,
            made.Json);
    }

    [Fact]
    public void A_failed_deployment_is_an_error_and_every_other_one_information()
    {
        string Type(string name) =>
            At(EcsEvents.Deployment(name, Service, Cluster, "ecs-svc/1", "r", default, default, new Ids(1)), "/detail/eventType");
        Assert.Equal("ERROR", Type(EcsEvents.DeploymentFailed));
        Assert.Equal("INFO", Type(EcsEvents.DeploymentInProgress));
        Assert.Equal("INFO", Type(EcsEvents.DeploymentCompleted));
    }

    [Theory]
    [InlineData("2022-08-08T05:07:00.610Z", "2022-08-08T05:07:00.61Z")]
    [InlineData("2022-08-08T05:07:23.184Z", "2022-08-08T05:07:23.184Z")]
    [InlineData("2022-08-08T05:07:23.000Z", "2022-08-08T05:07:23Z")]
    public void Task_events_write_times_without_trailing_zeros(string time, string written) =>
        Assert.Equal(written, EventTime.Trimmed(Time(time)));

    [Theory]
    [InlineData("2026-09-04T17:00:01.710Z", "2026-09-04T17:00:01.710Z")]
    [InlineData("2026-09-04T17:00:01Z", "2026-09-04T17:00:01Z")]
    public void Deployment_events_keep_all_three_digits(string time, string written) =>
        Assert.Equal(written, EventTime.Milliseconds(Time(time)));

    /// <summary>Recorded on AWS 2022-08-08 on Fargate, without what only a machine of AWS knows.</summary>
    [Fact]
    public void A_stopped_task_is_told_with_the_members_that_AWS_tells()
    {
        var definition = new TaskDefinition(
            Cluster with { Resource = "task-definition/web:26" }, "web", 26, [new Tocsin.Ecs.Container("web", "web:dev")], "1024", "2048")
        {
            Asked = new() { ContainerDefinitions = [new ContainerDefinition { Name = "web", Image = "web:dev" }] },
        };
        var task = new EcsTask(
            Cluster with { Resource = "task/d2d-cluster-dev/7e12d648155541fbb8a922c39b586f82" }, Service, definition.Arn, "ecs-svc/1",
            LastStatus.Stopped, Time("2022-08-08T05:04:15.061Z"), 6, Time("2022-08-08T05:04:39.246Z"), Time("2022-08-08T05:05:11.677Z"),
            Time("2022-08-08T05:06:48.601Z"), Time("2022-08-08T05:07:23.184Z"),
            new TaskStop("ServiceSchedulerInitiated", "Task failed ELB health checks", [new ContainerExit("web", 143)]))
        {
            LaunchType = "FARGATE",
        };
        var told = JsonParser.Parse(TaskEvent.Of(task, definition, task.StoppedAt!.Value, new Ids(1)).Json)!;
        Assert.Equal(
            [
                "clusterArn", "connectivity", "connectivityAt", "containers", "cpu", "createdAt", "desiredStatus", "enableExecuteCommand",
                "ephemeralStorage", "executionStoppedAt", "group", "launchType", "lastStatus", "memory", "overrides", "platformVersion",
                "pullStartedAt", "pullStoppedAt", "startedAt", "startedBy", "stoppingAt", "stoppedAt", "stoppedReason", "stopCode",
                "taskArn", "taskDefinitionArn", "updatedAt", "version",
            ],
            Members(told, "/detail"));
        Assert.Equal(
            ["containerArn", "exitCode", "lastStatus", "name", "image", "taskArn", "cpu"], Members(told, "/detail/containers/0"));
        Assert.Equal("2022-08-08T05:05:11.677Z", told.At("/detail/pullStoppedAt")!.AsText());
        Assert.Equal("web", told.At("/detail/overrides/containerOverrides/0/name")!.AsText());

        static IEnumerable<string> Members(JsonValue of, string pointer) => ((JsonValue.Object)of.At(pointer)!).Members.Select(m => m.Name);
    }

    [Fact]
    public void Quotes_and_line_breaks_in_a_reason_stay_inside_it()
    {
        string reason = "said \"no\"\nand left\\";
        var made = EcsEvents.Deployment(EcsEvents.DeploymentFailed, Service, Cluster, "ecs-svc/1", reason, default, default, new Ids(1));
        Assert.Equal(reason, At(made, "/detail/reason"));
    }

    [Fact]
    public void An_event_is_addressed_to_the_default_bus_of_its_account_and_region()
    {
        var made = EcsEvents.Deployment(EcsEvents.DeploymentFailed, Service, Cluster, "ecs-svc/1", "r", default, default, new Ids(1));
        var envelope = made.Addressed();
        Assert.Equal("arn:aws:events:ap-northeast-1:540462574055:event-bus/default", envelope.To.Text);
        Assert.Equal(made.Id, envelope.Origin.Event);
        Assert.Equal("ecs-svc/1", envelope.Origin.Deployment);
    }

    private static string At(EmittedEvent e, string pointer) => JsonParser.Parse(e.Json)!.At(pointer)!.AsText()!;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
