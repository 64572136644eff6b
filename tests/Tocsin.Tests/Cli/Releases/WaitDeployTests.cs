using System.Net;
using Tocsin.Cli.Commands;
using Tocsin.Tasks.Choosing;
using Tocsin.Tests.Server.Scheduling;

namespace Tocsin.Tests.Cli.Releases;

/// <summary><c>tocsin wait-deploy</c> against a server, as a pipeline runs it after <c>terraform apply</c>.</summary>
public sealed class WaitDeployTests : IDisposable
{
    private static readonly WorldOptions Fast = new() { TimeScale = 400 };

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_release_that_runs_is_well()
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1", "nginx:2");
        await server.Update(2);
        var (exit, told, error) = await Wait(server, "prod/web");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("web in prod: deployment ecs-svc/", told, StringComparison.Ordinal);
        Assert.EndsWith("✓ it runs: web:2, 1 of 1 tasks\n", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod/web")]
    [InlineData("arn:aws:ecs:ap-northeast-2:111122223333:service/prod/web")]
    public async Task A_release_that_is_rolled_back_fails_with_the_reason_and_what_runs(string service)
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1", "nginx:image-missing");
        await server.Update(2);
        var (exit, told, error) = await Wait(server, service);
        Assert.Equal((1, ""), (exit, error));
        Assert.Contains("was unable to place a task. Reason: CannotPullContainerError", told, StringComparison.Ordinal);
        Assert.Contains(
            "✗ rolled back: Service deployment rolled back because the circuit breaker threshold was exceeded.\n  what runs: web:1, 1 of 1",
            told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_was_rolled_back_long_ago_is_not_what_runs()
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1", "nginx:crash-on-start");
        await server.Update(2);
        await server.UntilService(s => s.GetProperty("deployments").GetArrayLength() == 1);
        Assert.Equal(1, (await Wait(server, "prod/web")).Exit);
    }

    [Fact]
    public async Task When_the_time_is_over_nobody_knows()
    {
        await using var server = await EcsServer.Start(data, new WorldOptions { TimeScale = 1 });
        await server.Begin("nginx:1");
        var (exit, told, _) = await Wait(server, "prod/web", "--timeout", "0s");
        Assert.Equal(3, exit);
        Assert.Contains("? the time is over, and it is IN_PROGRESS\n", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod/none", "ServiceNotFoundException: Service not found.")]
    [InlineData("none/web", "ClusterNotFoundException: Cluster not found.")]
    public async Task A_service_that_is_not_there_is_wrong_use(string service, string said)
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.Deploy("nginx:1");
        var (exit, told, error) = await Wait(server, service);
        Assert.Equal((2, ""), (exit, told));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_failed_without_a_rollback_is_not_what_runs()
    {
        await using var server = await EcsServer.Start(data, Fast);
        await server.DeployContainers(
            ["""{"name":"web","image":"nginx:1"}""", """{"name":"web","image":"nginx:crash-on-start"}"""],
            """{"enable":true,"rollback":false}""");
        await server.Update(2);
        var (exit, told, _) = await Wait(server, "prod/web");
        Assert.Equal(1, exit);
        Assert.Contains("✗ stopped: ECS deployment circuit breaker: tasks failed to start.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_somebody_stopped_is_not_what_runs()
    {
        await using var server = await EcsServer.Start(data, new WorldOptions { TimeScale = 100 });
        await server.Deploy("nginx:1", "nginx:image-missing");
        await server.Update(2);
        string newest = (await server.Ask("ListServiceDeployments", """{"cluster":"prod","service":"web"}"""))
            .GetProperty("serviceDeployments")[0].GetProperty("serviceDeploymentArn").GetString()!;
        await server.Ask("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{newest}}"}""");
        var (exit, told, _) = await Wait(server, "prod/web");
        Assert.Equal(1, exit);
        Assert.Contains("what runs: web:1, 1 of 1 tasks", told, StringComparison.Ordinal);
    }

    /// <summary>Right after an update ECS may list the deployment before it alone.</summary>
    [Fact]
    public async Task A_list_that_is_behind_what_the_service_deploys_is_asked_again()
    {
        static string Deployments(params string[] of) => $$"""{"serviceDeployments":[{{string.Join(',', of)}}]}""";
        static string Record(int number, string status) =>
            $$"""
            {"serviceDeploymentArn":"arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/web/{{number}}","status":"{{status}}",
             "targetServiceRevisionArn":"arn:aws:ecs:eu-west-1:111122223333:service-revision/prod/web/{{number}}","createdAt":{{number}}}
            """;
        static string Service(string state) =>
            $$"""
            {"services":[{"serviceName":"web","taskDefinition":"task-definition/web:2","runningCount":1,"desiredCount":1,"deployments":
             [{"id":"ecs-svc/2","status":"PRIMARY","rolloutState":"{{state}}"}]}]}
            """;
        using var aws = new Answering(
            Deployments(Record(1, "SUCCESSFUL")), Service("IN_PROGRESS"),
            Deployments(Record(1, "SUCCESSFUL"), Record(2, "IN_PROGRESS")), Service("IN_PROGRESS"),
            Deployments(Record(2, "ROLLBACK_SUCCESSFUL")), Service("COMPLETED"));
        Assert.Equal(1, (await Wait(aws.Address, "prod/web")).Exit);
    }

    [Fact]
    public async Task Credentials_that_AWS_refuses_are_no_verdict_on_the_release()
    {
        using var aws = new Answering(
            HttpStatusCode.BadRequest,
            """{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}""");
        var (exit, told, error) = await Wait(aws.Address, "prod/web");
        Assert.Equal((4, ""), (exit, told));
        Assert.Contains("UnrecognizedClientException: The security token", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_no_verdict_on_the_release()
    {
        Uri nobody;
        using (var gone = new Answering(""))
        {
            nobody = gone.Address;
        }
        var (exit, told, error) = await Wait(nobody, "prod/web");
        Assert.Equal((4, ""), (exit, told));
        Assert.Contains($"{nobody} does not answer", error, StringComparison.Ordinal);
    }

    private static Task<(int Exit, string Out, string Error)> Wait(EcsServer server, params string[] arguments) =>
        Wait(server.Address, arguments);

    private static async Task<(int Exit, string Out, string Error)> Wait(Uri address, params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var variables = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = address.ToString(), ["AWS_REGION"] = "ap-northeast-2", ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test", ["HOME"] = "/nowhere",
        };
        var invocation = new Invocation(TextReader.Null, output, error, variables, "/", IsTerminal: false);
        int exit = await Task.Run(() => Root.Run(["wait-deploy", .. arguments], invocation));
        return (exit, output.ToString(), error.ToString());
    }
}
