using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Tests.Server.Scheduling;

namespace Tocsin.Conformance;

/// <summary>A service by Terraform and the aws CLI, its failed deployment, and a server that is killed in the middle of it.</summary>
public sealed class EcsTests
{
    private const string Breaker = "deploymentCircuitBreaker={enable=true,rollback=true}";

    private static string Article => Path.Combine(Repository.Root, "samples", "article");

    /// <summary>Of Terraform 5: it does not tell a rollback from a success, and shows it as a difference in the next plan.</summary>
    [Fact]
    public async Task Terraform_says_that_all_is_well_when_a_deployment_was_rolled_back_and_the_alarm_says_otherwise()
    {
        await using var server = await RunningServer.InMemory(Article, "--tasks", "scripted", "--time-scale", "60");
        using var terraform = await Terraform.Of(Path.Combine(Repository.Root, "tests", "Tocsin.Conformance", "ecs"), server);
        (await terraform.Apply()).Succeeded();
        await terraform.PlansNothing();
        terraform.Edit("main.tf", "nginx:1.27", "nginx:broken");
        Assert.Contains("Apply complete!", (await terraform.Apply()).Succeeded());
        Assert.Contains("ECS Deployment Failed", (await server.Tocsin("inbox", "wait", "-q", "service:web")).Succeeded());
        var service = await Service(server);
        Assert.EndsWith(":task-definition/web:1", (string?)service["taskDefinition"]);
        await terraform.Destroy();
        await server.NoFaults();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_server_that_is_killed_in_the_middle_of_a_failed_deployment_rings_once_and_the_old_revision_runs(int failures)
    {
        string data = Directory.CreateTempSubdirectory("tocsin-killed-").FullName;
        try
        {
            int port;
            await using (var server = await RunningServer.On(data, 0, Article, "--tasks", "scripted", "--region", "ap-northeast-2"))
            {
                port = server.Port;
                using var ecs = new EcsClient(server.Address);
                await Deploy(server, ecs);
                await ecs.UntilService(s => Failed(s) >= failures);
                await server.Kill();
            }
            await using var again = await RunningServer.On(data, port, "--tasks", "scripted", "--region", "ap-northeast-2");
            using var client = new EcsClient(again.Address);
            await client.UntilService(s => s.GetProperty("deployments").GetArrayLength() == 1 && EcsClient.State(s, 0) == "COMPLETED");
            Assert.EndsWith(":task-definition/web:1", (string?)(await Service(again))["taskDefinition"]);
            (await Aws(again, "ecs", "wait", "services-stable", "--cluster", "prod", "--services", "web")).Succeeded();
            (await again.Tocsin("inbox", "wait", "-q", "service:web is:delivered")).Succeeded();
            string rung = (await again.Tocsin("inbox", "ls", "-q", "service:web")).Succeeded();
            Assert.Equal(2, rung.Split("ECS Deployment Failed").Length);
            var deployments = JsonNode.Parse((await Aws(
                again, "ecs", "list-service-deployments", "--cluster", "prod", "--service", "web")).Succeeded())!["serviceDeployments"]!;
            Assert.Equal(["ROLLBACK_SUCCESSFUL", "SUCCESSFUL"], deployments.AsArray().Select(d => (string?)d!["status"]));
            await again.NoFaults();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>A service that is well, and a new revision of it that crashes.</summary>
    private static async Task Deploy(RunningServer server, EcsClient ecs)
    {
        (await Aws(server, "ecs", "create-cluster", "--cluster-name", "prod")).Succeeded();
        foreach (string image in new[] { "nginx:1.27", "nginx:crash-on-start" })
        {
            (await Aws(
                server, "ecs", "register-task-definition", "--family", "web", "--container-definitions",
                $$"""[{"name":"web","image":"{{image}}"}]""")).Succeeded();
        }
        (await Aws(
            server, "ecs", "create-service", "--cluster", "prod", "--service-name", "web", "--task-definition", "web:1",
            "--desired-count", "1", "--launch-type", "FARGATE", "--deployment-configuration", Breaker)).Succeeded();
        await ecs.UntilService(s => EcsClient.State(s, 0) == "COMPLETED");
        (await Aws(server, "ecs", "update-service", "--cluster", "prod", "--service", "web", "--task-definition", "web:2")).Succeeded();
    }

    /// <summary>Of the deployment that failed most: what it comes to is to be seen for a moment only.</summary>
    private static int Failed(JsonElement service) =>
        service.GetProperty("deployments").EnumerateArray().Max(d => d.GetProperty("failedTasks").GetInt32());

    private static async Task<JsonNode> Service(RunningServer server) => JsonNode.Parse((await Aws(
        server, "ecs", "describe-services", "--cluster", "prod", "--services", "web")).Succeeded())!["services"]![0]!;

    private static Task<Ran> Aws(RunningServer server, params string[] arguments) => server.AwsOf("test", "ap-northeast-2", arguments);
}
