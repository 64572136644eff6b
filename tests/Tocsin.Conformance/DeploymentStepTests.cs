using System.Text.Json.Nodes;

namespace Tocsin.Conformance;

/// <summary>What the aws CLI is told at each step of a failed deployment, and of one that is stopped by hand.</summary>
public sealed class DeploymentStepTests
{
    private const string Configuration = "deploymentCircuitBreaker={enable=true,rollback=true}";

    [Fact]
    public async Task The_aws_cli_follows_a_failed_deployment_and_stops_another_by_hand()
    {
        await using var server = await RunningServer.InMemory("--tasks", "scripted", "--time-scale", "3");
        await Aws(server, "create-cluster", "--cluster-name", "prod");
        foreach (string image in new[] { "nginx:1.27", "nginx:crash-on-start", "nginx:1.28" })
        {
            await Aws(
                server, "register-task-definition", "--family", "web", "--container-definitions",
                $$"""[{"name":"web","image":"{{image}}"}]""");
        }
        await Aws(
            server, "create-service", "--cluster", "prod", "--service-name", "web", "--task-definition", "web:1", "--desired-count", "1",
            "--launch-type", "FARGATE", "--deployment-configuration", Configuration);
        await Aws(server, "wait", "services-stable", "--cluster", "prod", "--services", "web");
        await Until(server, "SUCCESSFUL");
        string old = (string)(await Service(server))["deployments"]![0]!["id"]!;

        // The revision that a rollback goes back to is inactive by then, as Terraform makes it.
        await Aws(server, "deregister-task-definition", "--task-definition", "web:1");
        await Aws(server, "update-service", "--cluster", "prod", "--service", "web", "--task-definition", "web:2");
        var (arn, begun) = await Until(server, "IN_PROGRESS");
        Assert.Equal("MONITORING", (string?)begun["deploymentCircuitBreaker"]!["status"]);
        var revision = (await Aws(
            server, "describe-service-revisions", "--service-revision-arns", (string)begun["targetServiceRevision"]!["arn"]!))!;
        Assert.Equal("nginx:crash-on-start", (string?)revision["serviceRevisions"]![0]!["containerImages"]![0]!["image"]);

        var (_, failed) = await Until(server, "ROLLBACK_IN_PROGRESS");
        const string reason = "Service deployment rolled back because the circuit breaker threshold was exceeded.";
        Assert.Equal((reason, reason), ((string?)failed["statusReason"], (string?)failed["rollback"]!["reason"]));
        Assert.Equal("TRIGGERED", (string?)failed["deploymentCircuitBreaker"]!["status"]);
        Assert.Contains(
            (await Service(server))["events"]!.AsArray(),
            e => (string?)e!["message"] == $"(service web) rolling back to deployment {old}.");
        Assert.Contains("ConflictException", (await Run(server, "stop-service-deployment", "--service-deployment-arn", arn)).Errors);

        await Until(server, "ROLLBACK_SUCCESSFUL");
        await Aws(server, "wait", "services-stable", "--cluster", "prod", "--services", "web");
        var service = await Service(server);
        Assert.EndsWith("/web:1", (string?)service["taskDefinition"]);
        var only = service["deployments"]![0]!;
        Assert.Equal((old, "COMPLETED"), ((string?)only["id"], (string?)only["rolloutState"]));

        await Aws(server, "update-service", "--cluster", "prod", "--service", "web", "--task-definition", "web:3");
        var (stopped, _) = await Until(server, "IN_PROGRESS");
        await Aws(server, "stop-service-deployment", "--service-deployment-arn", stopped, "--stop-type", "ROLLBACK");
        await Until(server, "ROLLBACK_SUCCESSFUL");
        Assert.EndsWith("/web:1", (string?)(await Service(server))["taskDefinition"]);
        await server.NoFaults();
    }

    /// <summary>Asks until the newest deployment is so, and what is told of it whole.</summary>
    private static async Task<(string Arn, JsonNode Told)> Until(RunningServer server, string status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            var all = await Aws(server, "list-service-deployments", "--cluster", "prod", "--service", "web");
            var newest = all!["serviceDeployments"]![0]!;
            string arn = (string)newest["serviceDeploymentArn"]!;
            if ((string?)newest["status"] == status)
            {
                var told = await Aws(server, "describe-service-deployments", "--service-deployment-arns", arn);
                return (arn, told!["serviceDeployments"]![0]!);
            }
            Assert.False(patience.IsCancellationRequested, $"not {status}: {newest.ToJsonString()}");
        }
    }

    private static async Task<JsonNode> Service(RunningServer server) =>
        (await Aws(server, "describe-services", "--cluster", "prod", "--services", "web"))!["services"]![0]!;

    private static async Task<JsonNode?> Aws(RunningServer server, params string[] arguments)
    {
        string output = (await Run(server, arguments)).Succeeded();
        return output.Length == 0 ? null : JsonNode.Parse(output);
    }

    private static Task<Ran> Run(RunningServer server, params string[] arguments) =>
        server.AwsOf("test", "ap-northeast-2", ["ecs", .. arguments]);
}
