using System.Text.Json;
using Tocsin.Tasks.Choosing;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>A deployment that fails, through the server: the breaker trips, the old revision runs, the message is in the inbox.</summary>
public sealed class FailedDeploymentTests : IDisposable
{
    /// <summary>A trip, which takes some three minutes on AWS, in half a second.</summary>
    private static readonly WorldOptions Fast = new() { TimeScale = 400 };

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory]
    [InlineData("crash-on-start")]
    [InlineData("image-missing")]
    [InlineData("entrypoint-error")]
    [InlineData("out-of-memory")]
    [InlineData("missing-environment")]
    public async Task A_deployment_that_fails_rings_and_is_rolled_back(string fate)
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1", $"nginx:{fate}");
        string good = Id((await server.Service()).GetProperty("deployments")[0]);
        await server.Update(2);
        var found = await server.Admin("/messages?q=service:web%20is:delivered&wait=30");
        var message = Assert.Single(found.GetProperty("messages").EnumerateArray());
        Assert.Equal(":rotating_light: ECS Deployment Failed", message.GetProperty("title").GetString());
        var service = await server.UntilService(s => s.GetProperty("deployments").GetArrayLength() == 1);
        Assert.EndsWith(":task-definition/web:1", service.GetProperty("taskDefinition").GetString(), StringComparison.Ordinal);
        Assert.Equal((good, 1), (Id(service.GetProperty("deployments")[0]), service.GetProperty("runningCount").GetInt32()));
        var record = (await server.Ask("ListServiceDeployments", """{"cluster":"prod","service":"web"}"""))
            .GetProperty("serviceDeployments")[0];
        Assert.Equal("ROLLBACK_SUCCESSFUL", record.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Its_events_come_in_the_order_of_AWS()
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1", "nginx:crash-on-start");
        await server.Update(2);
        await server.UntilService(s => EcsServer.State(s, 0) == "COMPLETED" && s.GetProperty("deployments").GetArrayLength() == 1
            && EcsServer.Messages(s).Any(m => m.Contains("rolling back", StringComparison.Ordinal)));
        await server.RolledBackAsOnAws();
    }

    [Fact]
    public async Task A_server_that_ends_in_the_middle_goes_on_with_the_deployment_when_it_starts_again()
    {
        await using (var first = await EcsServer.Start(data, Fast))
        {
            await first.Deploy("nginx:1", "nginx:crash-on-start");
            await first.Update(2);
            await first.UntilService(s => s.GetProperty("deployments")[0].GetProperty("failedTasks").GetInt32() > 0);
        }
        await using var again = await EcsServer.Start(data, Fast);
        var found = await again.Admin("/messages?q=service:web%20is:delivered&wait=30");
        Assert.Single(found.GetProperty("messages").EnumerateArray());
        var service = await again.UntilService(
            s => EcsServer.State(s, 0) == "COMPLETED" && s.GetProperty("deployments").GetArrayLength() == 1);
        Assert.EndsWith(":task-definition/web:1", service.GetProperty("taskDefinition").GetString(), StringComparison.Ordinal);
        Assert.Single((await again.Admin("/messages?q=service:web")).GetProperty("messages").EnumerateArray());
    }

    [Fact]
    public async Task A_deleted_service_stops_its_tasks_and_its_cluster_can_go()
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1");
        await server.Ask("DeleteService", """{"cluster":"prod","service":"web","force":true}""");
        await server.UntilService(s => s.GetProperty("status").GetString() == "INACTIVE");
        await server.Ask("DeleteCluster", """{"cluster":"prod"}""");
        var gone = await server.Ask("DescribeClusters", """{"clusters":["prod"]}""");
        Assert.Equal("MISSING", gone.GetProperty("failures")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_task_that_stands_alone_runs_and_is_stopped()
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1");
        var run = await server.Ask("RunTask", """{"cluster":"prod","taskDefinition":"web"}""");
        string arn = run.GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
        await Until(server, arn, "RUNNING");
        await server.Ask("StopTask", $$"""{"cluster":"prod","task":"{{arn}}","reason":"enough"}""");
        var stopped = await Until(server, arn, "STOPPED");
        Assert.Equal(("UserInitiated", "enough"), (
            stopped.GetProperty("stopCode").GetString(), stopped.GetProperty("stoppedReason").GetString()));
    }

    private static async Task<JsonElement> Until(EcsServer server, string arn, string status)
    {
        var task = default(JsonElement);
        await server.UntilService(_ =>
        {
            task = server.Ask("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{arn}}"]}""").GetAwaiter().GetResult()
                .GetProperty("tasks")[0];
            return task.GetProperty("lastStatus").GetString() == status;
        });
        return task;
    }

    private static string Id(JsonElement deployment) => deployment.GetProperty("id").GetString()!;
}
