using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Tasks.Choosing;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>What the event of a failed deployment does not say, told where it is asked for.</summary>
public sealed class DiagnosisTests : IDisposable
{
    private const string Topic = "arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic";

    private const string Logs = """
        "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-stream-prefix":"web",
         "awslogs-create-group":"true"}}
        """;

    private const string Bad = $$"""
        {"name":"web","image":"exec:/bin/sh","command":["-c","echo connecting; : ${DATABASE_URL:?is not set}"],{{Logs}},
         "healthCheck":{"command":["CMD-SHELL","exit 0"],"interval":300} }
        """;

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task The_story_of_the_event_has_image_container_exit_code_last_lines_failures_and_what_runs()
    {
        await using var server = await EcsServer.Start(data, Processes);
        await Fail(server);
        string id = (await server.UntilItRings())[0].GetProperty("id").GetString()!;
        var diagnosis = (await server.Admin($"/traces/{id}")).GetProperty("diagnosis");
        Assert.Equal(
            ("web:2", 3, "web:1", 1),
            (diagnosis.GetProperty("taskDefinition").GetString(), diagnosis.GetProperty("threshold").GetInt32(),
                diagnosis.GetProperty("runs").GetString(), diagnosis.GetProperty("desired").GetInt32()));
        Assert.True(diagnosis.GetProperty("failures").GetInt32() >= 3);
        var cause = diagnosis.GetProperty("causes")[0];
        Assert.Equal(
            ("web", "exec:/bin/sh", 2, "Essential container in task exited"),
            (cause.GetProperty("container").GetString(), cause.GetProperty("image").GetString(), cause.GetProperty("exitCode").GetInt32(),
                cause.GetProperty("reason").GetString()));
        string[] lines = [.. cause.GetProperty("lastLines").EnumerateArray().Select(l => l.GetString()!)];
        Assert.Contains("connecting", lines);
        Assert.Contains(lines, l => l.Contains("DATABASE_URL: is not set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_custom_notification_carries_it_in_the_thread_of_the_deployment_where_a_topic_is_named()
    {
        await using var server = await EcsServer.Start(data, Processes, Arn.Parse(Topic));
        await Fail(server);
        await server.UntilService(s => s.GetProperty("deployments").GetArrayLength() == 1);
        var found = await server.Admin("/messages?q=is:delivered");
        var messages = found.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(2, messages.Count);
        var told = Assert.Single(messages, m => m.GetProperty("title").GetString() == ":mag: Why web:2 does not run");
        string whole = (await server.Admin($"/messages/{told.GetProperty("id").GetString()}")).ToString();
        Assert.Contains("exit code 2", whole, StringComparison.Ordinal);
        Assert.Contains("DATABASE_URL: is not set", whole, StringComparison.Ordinal);
        Assert.Contains("web:1, 1 of 1 tasks", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_answers_the_alarm_where_the_channel_has_threads_of_deployments()
    {
        await using var server = await EcsServer.Start(data, Processes, Arn.Parse(Topic), "CXXXXXXXXXX");
        await Fail(server);
        await server.UntilService(s => s.GetProperty("deployments").GetArrayLength() == 1);
        var alarm = Assert.Single(await server.Slack("conversations.history"));
        var thread = await server.Slack("conversations.replies", ("ts", alarm.GetProperty("ts").GetString()!));
        Assert.Equal(2, thread.Count);
        Assert.Contains("ECS Deployment Failed", thread[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("Why web:2 does not run", thread[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("exit code 2", thread[1].ToString(), StringComparison.Ordinal);
    }

    private static WorldOptions Processes => new() { World = "processes", TimeScale = 200 };

    private static async Task Fail(EcsServer server)
    {
        await server.DeployContainers(Failure.Good.Replace("IMAGE", "exec:/usr/bin/env"), Bad);
        await server.Update(2);
        await server.UntilItRings();
    }
}
