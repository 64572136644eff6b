using System.Text.Json;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>
/// A row of the article's table of what a circuit breaker detects: a container that brings it about, and what ECS says of it.
/// </summary>
/// <param name="Container">A container definition; IMAGE stands for an image that has a shell.</param>
/// <param name="Reason">How the reason of its tasks begins.</param>
internal sealed record Failure(string Container, string Reason, string StopCode)
{
    private const string Exited = "Essential container in task exited";

    public const string Good = """{"name":"web","image":"IMAGE","command":["/bin/sh","-c","exec sleep 1000"],"stopTimeout":2}""";

    public static readonly string[] Names =
    [
        "image pull failure", "broken entrypoint", "out of memory", "crash at start", "missing environment variable",
        "failing health check",
    ];

    public int? ExitCode { get; init; }

    public string? ContainerReason { get; init; }

    /// <summary>A health check takes five seconds at least, so one failure is enough.</summary>
    public string Breaker { get; init; } = """{"enable":true,"rollback":true}""";

    /// <param name="nowhere">An image that is not to be had.</param>
    public static Failure Of(string name, string nowhere) => name switch
    {
        "image pull failure" => new($$"""{"name":"web","image":"{{nowhere}}"}""", "CannotPullContainerError: ", "TaskFailedToStart"),
        "broken entrypoint" => new(
            """{"name":"web","image":"IMAGE","entryPoint":["/nowhere/app"]}""", "CannotStartContainerError: ", "TaskFailedToStart"),
        "out of memory" => new(
            Shell("""x=$(head -c 64000000 /dev/zero | tr '\\0' x)""", ""","memory":16"""), Exited, "EssentialContainerExited")
        {
            ExitCode = 137, ContainerReason = "OutOfMemoryError: Container killed due to memory usage",
        },
        "crash at start" => new(Shell("exit 1"), Exited, "EssentialContainerExited") { ExitCode = 1 },
        "missing environment variable" => new(
            Shell(""": ${DATABASE_URL:?is not set}"""), Exited, "EssentialContainerExited") { ExitCode = 2 },
        _ => new(
            Shell("exec sleep 1000", ""","stopTimeout":2,"healthCheck":{"command":["CMD-SHELL","exit 1"],"interval":5,"retries":1}"""),
            "Task failed container health checks", "ServiceSchedulerInitiated")
        {
            Breaker = """{"enable":true,"rollback":true,"thresholdConfiguration":{"type":"COUNT","value":1}}""",
        },
    };

    /// <summary>That it rings once with the breaker's reason, that the old revision runs again, and that its tasks say why.</summary>
    public async Task Rings(EcsClient server, string image)
    {
        string[] containers = [Good.Replace("IMAGE", image), Container.Replace("IMAGE", image)];
        await server.DeployContainers(containers, Breaker);
        await server.Update(2);
        var message = Assert.Single(await server.UntilItRings());
        Assert.Contains("ECS deployment circuit breaker: tasks failed to start.", message.ToString(), StringComparison.Ordinal);
        var service = await server.UntilService(
            s => s.GetProperty("deployments").GetArrayLength() == 1 && EcsClient.State(s, 0) == "COMPLETED");
        Assert.EndsWith(":task-definition/web:1", service.GetProperty("taskDefinition").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, service.GetProperty("runningCount").GetInt32());
        await server.RolledBackAsOnAws();
        var failed = await server.FailedTasks();
        Assert.NotEmpty(failed);
        Assert.All(failed, Says);
    }

    private void Says(JsonElement task)
    {
        Assert.StartsWith(Reason, task.GetProperty("stoppedReason").GetString(), StringComparison.Ordinal);
        Assert.Equal(StopCode, task.GetProperty("stopCode").GetString());
        var container = task.GetProperty("containers")[0];
        if (ExitCode is { } code)
        {
            Assert.Equal(code, container.GetProperty("exitCode").GetInt32());
        }
        if (ContainerReason is not null)
        {
            Assert.Equal(ContainerReason, container.GetProperty("reason").GetString());
        }
    }

    /// <param name="more">
    /// Else a check whose first time comes after its end: by its time alone a slow machine might count it as healthy before.
    /// </param>
    private static string Shell(string script, string more = "") =>
        $$"""{"name":"web","image":"IMAGE","command":["/bin/sh","-c","{{script}}"]{{(more.Contains("healthCheck") ? more : more + Late)}}}""";

    private const string Late = ""","healthCheck":{"command":["CMD-SHELL","exit 0"],"interval":300}""";
}
