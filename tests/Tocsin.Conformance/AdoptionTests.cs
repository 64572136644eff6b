using System.Text.Json;
using Tocsin.Tests.Server.Scheduling;
using Tocsin.Tests.Tasks.Runs;

namespace Tocsin.Conformance;

/// <summary>A server whose tasks really run is ended by kill -9, or their engine is, and they are taken over.</summary>
public sealed class AdoptionTests(DockerFixture docker) : IClassFixture<DockerFixture>
{
    [Theory]
    [InlineData("processes")]
    [InlineData("docker")]
    public async Task A_server_that_is_killed_at_every_step_of_a_failed_deployment_rings_once_and_the_old_task_runs_on(string world)
    {
        await using var place = new TaskPlace(world, docker);
        var server = await place.Start();
        try
        {
            int kills = await EveryStep(place, () => server, async () =>
            {
                var killed = server;
                await killed.Kill();
                server = await place.Start();
                await killed.DisposeAsync();
            });
            Assert.True(kills >= 3, $"only {kills} kills");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_task_that_ended_while_no_server_ran_ended_with_its_own_code_and_one_that_was_killed_then_is_lost_and_replaced()
    {
        await using var place = new TaskPlace("processes", docker);
        await using (var server = await place.Start())
        {
            using var ecs = new EcsClient(server.Address);
            await ecs.DeployContainers(Failure.Good.Replace("IMAGE", place.Image));
            await server.Kill();
        }
        // The program itself, and not the shell that waits for it.
        int program = place.Running().Select(int.Parse).Max();
        using (var running = System.Diagnostics.Process.GetProcessById(program))
        {
            running.Kill();
        }
        await using var again = await place.Start();
        using var after = new EcsClient(again.Address);
        await after.UntilService(s => s.GetProperty("runningCount").GetInt32() == 1
            && EcsClient.Messages(s).Count(m => m.Contains("has started 1 tasks", StringComparison.Ordinal)) == 2);
        var task = Assert.Single(await after.FailedTasks());
        Assert.Equal(
            (137, "EssentialContainerExited"),
            (task.GetProperty("containers")[0].GetProperty("exitCode").GetInt32(), task.GetProperty("stopCode").GetString()));
        await after.Delete();
        await place.NothingIsLeft();
    }

    [Fact]
    public async Task What_a_container_wrote_while_no_server_ran_is_in_its_log_group_and_what_it_wrote_before_is_there_once()
    {
        await using var place = new TaskPlace("docker", docker);
        await using (var server = await place.Start())
        {
            using var ecs = new EcsClient(server.Address);
            await ecs.DeployContainers("""
                {"name":"web","image":"IMAGE","stopTimeout":0,
                 "command":["/bin/sh","-c","trap 'echo two' USR1; echo one; while :; do sleep 0.1; done"],
                 "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-create-group":"true"}}}
                """.Replace("IMAGE", place.Image));
            await Logged(ecs, "one");
            await server.Kill();
        }
        docker.Docker("kill", "--signal", "USR1", Assert.Single(place.Running()));
        await using var again = await place.Start();
        using var after = new EcsClient(again.Address);
        await Logged(after, "one", "two");
        await after.Delete();
        await Logged(after, "one", "two");
        await place.NothingIsLeft();
    }

    /// <summary>Waits until the log group has as many lines, and they are these.</summary>
    private static async Task Logged(EcsClient server, params string[] lines)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string[] there = [];
        for (int looks = 0; there.Length < lines.Length && looks < 600; looks++)
        {
            await pace.WaitForNextTickAsync();
            var events = (await server.AskLogs("FilterLogEvents", """{"logGroupName":"/ecs/web"}""")).GetProperty("events");
            there = [.. events.EnumerateArray().Select(e => e.GetProperty("message").GetString()!)];
        }
        Assert.Equal(lines, there);
    }

    /// <summary>Deploys a revision that crashes, and ends something at each step that can be seen of what follows.</summary>
    /// <returns>How often.</returns>
    internal static async Task<int> EveryStep(TaskPlace place, Func<RunningServer> server, Func<Task> kill)
    {
        int kills = 0;
        string[] old;
        using (var ecs = new EcsClient(server().Address))
        {
            await ecs.DeployContainers(
                Failure.Good.Replace("IMAGE", place.Image), Failure.Of("crash at start", "").Container.Replace("IMAGE", place.Image));
            old = place.Running();
            await ecs.Update(2);
        }
        for (string before = ""; ; kills++)
        {
            using var ecs = new EcsClient(server().Address);
            var service = await ecs.UntilService(s => StepOf(s) != before || IsOver(s));
            if (IsOver(service))
            {
                break;
            }
            before = StepOf(service);
            await kill();
        }
        using var last = new EcsClient(server().Address);
        Assert.Single(await last.UntilItRings());
        Assert.Single((await last.Admin("/messages?q=service:web")).GetProperty("messages").EnumerateArray());
        Assert.EndsWith(":task-definition/web:1", (await last.Service()).GetProperty("taskDefinition").GetString());
        await last.RolledBackAsOnAws();
        Assert.Equal(old, place.Running());
        await server().NoFaults();
        await last.Delete();
        await place.NothingIsLeft();
        return kills;
    }

    /// <summary>Another text at each step that can be seen: a task, a failure, a state of a deployment, an event.</summary>
    private static string StepOf(JsonElement service) => string.Join(
        ' ', service.GetProperty("deployments").EnumerateArray().SelectMany(
                d => new[] { "rolloutState", "failedTasks", "pendingCount", "runningCount" }.Select(m => d.GetProperty(m).ToString()))
            .Append($"{EcsClient.Messages(service).Length}"));

    private static bool IsOver(JsonElement service) =>
        service.GetProperty("deployments").GetArrayLength() == 1 && EcsClient.State(service, 0) == "COMPLETED"
        && EcsClient.Messages(service).Any(m => m.Contains("rolling back", StringComparison.Ordinal));
}
