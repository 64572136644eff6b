using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Tocsin.Conformance;

/// <summary>A server whose tasks really run is ended by kill -9, and the next one takes them over.</summary>
public sealed class AdoptionTests : IDisposable
{
    private const string Breaker = """{"enable":true,"rollback":true}""";

    private readonly HttpClient client = new();
    private readonly string data = Directory.CreateTempSubdirectory("tocsin-adopted-").FullName;

    /// <summary>Each start of the old revision writes a line into it.</summary>
    private string Begun => Path.Combine(data, "begun");

    private static string Article => Path.Combine(Repository.Root, "samples", "article");

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_server_that_is_killed_at_every_step_of_a_failed_deployment_rings_once_and_the_old_process_runs_on()
    {
        int port = 0;
        int kills = 0;
        var server = await Start(port);
        try
        {
            port = server.Port;
            await Deploy(server);
            string before = "";
            while (true)
            {
                var service = await Until(server, s => StepOf(s) != before || IsOver(s));
                if (IsOver(service))
                {
                    break;
                }
                before = StepOf(service);
                await server.Kill();
                await server.DisposeAsync();
                kills++;
                server = await Start(port);
            }
            Assert.True(kills >= 3, $"only {kills} kills");
            Assert.EndsWith(":task-definition/web:1", (string?)(await Service(server))["taskDefinition"]);
            var rung = await server.Ask("messages?q=service:web+is:delivered&wait=30");
            Assert.Single(rung["messages"]!.AsArray());
            Assert.Single((await server.Ask("messages?q=service:web"))["messages"]!.AsArray());
            Assert.Single(await File.ReadAllLinesAsync(Begun));
            Assert.Equal(
                [
                    "SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED", "SERVICE_DEPLOYMENT_IN_PROGRESS",
                    "SERVICE_DEPLOYMENT_FAILED", "SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED",
                ],
                await DeploymentEvents(server));
            await server.NoFaults();
        }
        finally
        {
            await Ask(server, "DeleteService", """{"cluster":"prod","service":"web","force":true}""");
            await Until(server, s => (string?)s["status"] == "INACTIVE");
            await server.DisposeAsync();
        }
        Assert.Equal([Path.Combine(data, "tasks", "server")], Directory.EnumerateFileSystemEntries(Path.Combine(data, "tasks")));
    }

    [Fact]
    public async Task A_task_that_ended_while_no_server_ran_ended_with_its_own_code_and_one_that_was_killed_then_is_lost_and_replaced()
    {
        await using (var server = await Start(0))
        {
            await Deploy(server, update: false);
            await server.Kill();
        }
        int process = int.Parse((await File.ReadAllLinesAsync(Begun))[0]);
        using (var running = System.Diagnostics.Process.GetProcessById(process))
        {
            running.Kill();
        }
        await using var again = await Start(0);
        try
        {
            await Until(again, s => (int)s["runningCount"]! == 1 && File.ReadAllLines(Begun).Length == 2);
            string stopped = (await Ask(again, "ListTasks", """{"cluster":"prod","desiredStatus":"STOPPED"}"""))["taskArns"]!.ToJsonString();
            var task = (await Ask(again, "DescribeTasks", $$"""{"cluster":"prod","tasks":{{stopped}}}"""))["tasks"]![0]!;
            Assert.Equal((137, "EssentialContainerExited"), ((int)task["containers"]![0]!["exitCode"]!, (string?)task["stopCode"]));
        }
        finally
        {
            await Ask(again, "DeleteService", """{"cluster":"prod","service":"web","force":true}""");
            await Until(again, s => (string?)s["status"] == "INACTIVE");
        }
    }

    private Task<RunningServer> Start(int port) =>
        RunningServer.On(data, port, Article, "--tasks", "processes", "--time-scale", "20", "--region", "ap-northeast-2");

    /// <summary>A service that is well, and a new revision of it that crashes.</summary>
    private async Task Deploy(RunningServer server, bool update = true)
    {
        await Ask(server, "CreateCluster", """{"clusterName":"prod"}""");
        foreach (string script in new[] { $"echo $$ >> {Begun}; exec sleep 1000", "echo DATABASE_URL is not set; exit 1" })
        {
            await Ask(server, "RegisterTaskDefinition", $$"""
                {"family":"web","containerDefinitions":[{"name":"web","image":"exec:/bin/sh","command":["-c","{{script}}"],"stopTimeout":2}]}
                """);
        }
        await Ask(server, "CreateService", $$"""
            {"cluster":"prod","serviceName":"web","taskDefinition":"web:1","desiredCount":1,
             "deploymentConfiguration":{"deploymentCircuitBreaker": {{Breaker}} } }
            """);
        await Until(server, s => (string?)s["deployments"]![0]!["rolloutState"] == "COMPLETED");
        if (update)
        {
            await Ask(server, "UpdateService", """{"cluster":"prod","service":"web","taskDefinition":"web:2"}""");
        }
    }

    /// <summary>Another text at each step that can be seen: a task, a failure, a state of a deployment, an event.</summary>
    private static string StepOf(JsonNode service) => string.Join(
        ' ', service["deployments"]!.AsArray().Select(d =>
            $"{d!["rolloutState"]} {d["failedTasks"]} {d["pendingCount"]} {d["runningCount"]}")
            .Append($"{service["events"]!.AsArray().Count}"));

    private static bool IsOver(JsonNode service) =>
        service["deployments"]!.AsArray() is [var only] && (string?)only!["rolloutState"] == "COMPLETED"
        && service["events"]!.AsArray().Any(e => ((string)e!["message"]!).Contains("rolling back"));

    private static async Task<string[]> DeploymentEvents(RunningServer server)
    {
        var names = new List<string>();
        foreach (var trace in (await server.Ask("traces?q=service:web"))["traces"]!.AsArray())
        {
            if ((string?)trace!["kind"] == "ECS Deployment State Change")
            {
                var story = await server.Ask($"traces/{trace["id"]}");
                names.Add((string)JsonNode.Parse((string)story["event"]!)!["detail"]!["eventName"]!);
            }
        }
        names.Reverse();
        return [.. names];
    }

    private async Task<JsonNode> Until(RunningServer server, Func<JsonNode, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var service = await Service(server);
            if (condition(service))
            {
                return service;
            }
            Assert.False(patience.IsCancellationRequested, service.ToJsonString());
            await Task.Delay(10);
        }
    }

    private async Task<JsonNode> Service(RunningServer server) =>
        (await Ask(server, "DescribeServices", """{"cluster":"prod","services":["web"]}"""))["services"]![0]!;

    private async Task<JsonNode> Ask(RunningServer server, string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerServiceV20141113.{operation}");
        using var answer = await client.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{operation}: {text}");
        return JsonNode.Parse(text)!;
    }
}
