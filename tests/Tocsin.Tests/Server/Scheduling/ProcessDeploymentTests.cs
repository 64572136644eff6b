using Tocsin.Tasks.Choosing;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>The article's table with processes that really run: each failure rings, and the old revision runs on.</summary>
public sealed class ProcessDeploymentTests : IDisposable
{
    private const string Good = """{"name":"web","image":"exec:/bin/sh","command":["-c","exec sleep 1000"]}""";

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory]
    [InlineData("the image is not there", """{"name":"web","image":"exec:/nowhere/app"}""", "CannotPullContainerError: ")]
    [InlineData(
        "the entrypoint is not there", """{"name":"web","image":"exec:/bin/sh","entryPoint":["/nowhere/app"]}""",
        "CannotStartContainerError: ")]
    [InlineData(
        "a variable is missing", """{"name":"web","image":"exec:/bin/sh","command":["-uc","echo $DATABASE_URL"]}""",
        "Essential container in task exited")]
    public async Task It_rings_when(string cause, string container, string reason)
    {
        Assert.NotEmpty(cause);
        await using var server = await EcsServer.Start(data, new WorldOptions { World = "processes", TimeScale = 200 });
        await server.DeployContainers(Good, container);
        await server.Update(2);
        var found = await server.Admin("/messages?q=service:web%20is:delivered&wait=30");
        Assert.Single(found.GetProperty("messages").EnumerateArray());
        var service = await server.UntilService(s => s.GetProperty("deployments").GetArrayLength() == 1);
        Assert.EndsWith(":task-definition/web:1", service.GetProperty("taskDefinition").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, service.GetProperty("runningCount").GetInt32());
        string stopped = (await server.Ask("ListTasks", """{"cluster":"prod","desiredStatus":"STOPPED"}"""))
            .GetProperty("taskArns").GetRawText();
        var tasks = (await server.Ask("DescribeTasks", $$"""{"cluster":"prod","tasks":{{stopped}}}""")).GetProperty("tasks");
        // Failures go on while the breaker decides, and the last of them is stopped with the deployment.
        var failed = tasks.EnumerateArray().Where(t => t.GetProperty("stopCode").GetString() != "ServiceSchedulerInitiated").ToList();
        Assert.True(failed.Count >= 3);
        Assert.All(
            failed,
            t => Assert.StartsWith(reason, t.GetProperty("stoppedReason").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_its_tasks_wrote_stands_in_the_log_group()
    {
        await using var server = await EcsServer.Start(data, new WorldOptions { World = "processes", TimeScale = 200 });
        await server.DeployContainers("""
            {"name":"web","image":"exec:/bin/sh","command":["-c","echo listening; exec sleep 1000"],"logConfiguration":
             {"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-stream-prefix":"web"}}}
            """);
        var events = (await server.AskLogs("FilterLogEvents", """{"logGroupName":"/ecs/web"}""")).GetProperty("events");
        var line = Assert.Single(events.EnumerateArray());
        Assert.Equal("listening", line.GetProperty("message").GetString());
        Assert.StartsWith("web/web/", line.GetProperty("logStreamName").GetString(), StringComparison.Ordinal);
    }
}
