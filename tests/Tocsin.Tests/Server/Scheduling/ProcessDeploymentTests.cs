using Tocsin.Tasks.Choosing;
using Tocsin.Tasks.Processes;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>The article's table with processes that really run: each failure rings, and the old revision runs on.</summary>
public sealed class ProcessDeploymentTests : IDisposable
{
    private static readonly WorldOptions Processes = new() { World = "processes", TimeScale = 200 };

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory]
    [InlineData("image pull failure")]
    [InlineData("broken entrypoint")]
    [InlineData("out of memory")]
    [InlineData("crash at start")]
    [InlineData("missing environment variable")]
    [InlineData("failing health check")]
    public async Task It_rings_and_is_rolled_back_and_nothing_is_left(string failure)
    {
        using (var group = MemoryGroup.TryCreate("probe", 1 << 24))
        {
            Assert.SkipWhen(failure == "out of memory" && group is null, "no control group can be made here");
        }
        await using (var server = await EcsServer.Start(data, Processes))
        {
            // The image is env, which runs what its command says.
            await Failure.Of(failure, "exec:/nowhere/app").Rings(server, "exec:/usr/bin/env");
        }
        NothingIsLeft();
    }

    /// <summary>At the usual scale AWS's 40 s would be over by then.</summary>
    [Fact]
    public async Task A_program_that_crashes_some_seconds_after_its_start_is_a_failure()
    {
        await using var server = await EcsServer.Start(data, Processes with { TimeScale = WorldOptions.UsualTimeScale });
        await server.DeployContainers(
            [
                Failure.Good.Replace("IMAGE", "exec:/usr/bin/env"),
                """{"name":"web","image":"exec:/bin/sh","command":["-c","sleep 4; exit 1"]}""",
            ],
            """{"enable":true,"rollback":true,"thresholdConfiguration":{"type":"COUNT","value":2}}""");
        await server.Update(2);
        Assert.Single(await server.UntilItRings());
    }

    [Fact]
    public async Task What_its_tasks_wrote_stands_in_the_log_group()
    {
        await using var server = await EcsServer.Start(data, Processes);
        await server.DeployContainers("""
            {"name":"web","image":"exec:/bin/sh","command":["-c","echo listening; exec sleep 1000"],"logConfiguration":
             {"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-stream-prefix":"web",
              "awslogs-create-group":"true"}}}
            """);
        var events = (await server.AskLogs("FilterLogEvents", """{"logGroupName":"/ecs/web"}""")).GetProperty("events");
        var line = Assert.Single(events.EnumerateArray());
        Assert.Equal("listening", line.GetProperty("message").GetString());
        Assert.StartsWith("web/web/", line.GetProperty("logStreamName").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_group_that_is_not_there_keeps_a_task_from_starting()
    {
        await using var server = await EcsServer.Start(data, Processes);
        await server.DeployContainers(Failure.Good.Replace("IMAGE", "exec:/usr/bin/env"), """
            {"name":"web","image":"exec:/bin/sh","command":["-c","exec sleep 1000"],"logConfiguration":
             {"logDriver":"awslogs","options":{"awslogs-group":"/ecs/none"}}}
            """);
        await server.Update(2);
        var service = await server.UntilService(
            s => s.GetProperty("deployments").GetArrayLength() == 1
                && EcsServer.Messages(s).Any(m => m.Contains("rolling back", StringComparison.Ordinal)));
        Assert.Contains(
            EcsServer.Messages(service),
            m => m.Contains("ResourceNotFoundException: The specified log group does not exist.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_process_outlives_its_service()
    {
        await using (var server = await EcsServer.Start(data, Processes))
        {
            await server.DeployContainers(Failure.Good.Replace("IMAGE", "exec:/usr/bin/env"));
            Assert.NotEmpty(Owned());
            await server.Delete();
            Assert.Empty(Owned());
        }
        NothingIsLeft();
    }

    /// <summary>No process, and no folder of a container.</summary>
    private void NothingIsLeft()
    {
        Assert.Equal([Server], Directory.EnumerateFileSystemEntries(Path.Combine(data, "tasks")));
        Assert.Empty(Owned());
    }

    private string Server => Path.Combine(data, "tasks", "server");

    private IEnumerable<string?> Owned() => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(
        n => int.TryParse(n, out int process) && Owner.Of(process) == Server && ProcessGroup.Runs(process));
}
