using Tocsin.Ecs.Scheduling;
using Tocsin.Ecs.Shapes;
using HealthCheck = Tocsin.Ecs.Shapes.HealthCheck;
using Task = System.Threading.Tasks.Task;

namespace Tocsin.Tests.Tasks.Runs;

/// <summary>Tasks that run in a Docker engine of the test's own: what is observed of each end, in ECS's words.</summary>
public sealed class DockerTests(DockerFixture docker) : IClassFixture<DockerFixture>, IAsyncDisposable
{
    private readonly Watched world = new(docker.Address);

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        if (docker.Runs)
        {
            Assert.Equal("", docker.Docker("ps", "-aq"));
        }
    }

    [Fact]
    public async Task A_container_that_exits_at_once_stops_its_task_with_its_code_and_its_lines()
    {
        docker.SkipWithout();
        Start(Shell("echo DATABASE_URL is missing; exit 3"));
        await world.See<Observation.Running>();
        var stop = await world.Stopped();
        Assert.Equal(("EssentialContainerExited", 3), (stop.Code, Assert.Single(stop.Containers).ExitCode));
        Assert.Equal("DATABASE_URL is missing", await world.Line());
    }

    [Fact]
    public async Task A_container_that_takes_more_memory_than_it_may_is_ended_for_that()
    {
        docker.SkipWithout();
        Start(Shell("x=$(head -c 64000000 /dev/zero | tr '\\0' x)") with { Memory = 16 });
        var exit = Assert.Single((await world.Stopped()).Containers);
        Assert.Equal((137, "OutOfMemoryError: Container killed due to memory usage"), (exit.ExitCode, exit.Reason));
    }

    [Fact]
    public async Task An_image_that_is_not_to_be_had_is_told_in_the_words_of_the_engine()
    {
        docker.SkipWithout();
        Start(Shell("exit 0") with { Image = "127.0.0.1:1/nowhere:1" });
        var stop = await world.Stopped();
        Assert.Equal("TaskFailedToStart", stop.Code);
        Assert.StartsWith("CannotPullContainerError: API error (500): ", stop.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entrypoint_that_is_not_there_never_runs()
    {
        docker.SkipWithout();
        Start(Shell("exit 0") with { EntryPoint = ["/nowhere"] });
        var stop = await world.Stopped();
        Assert.Equal("TaskFailedToStart", stop.Code);
        Assert.StartsWith("CannotStartContainerError: API error (400): ", stop.Reason, StringComparison.Ordinal);
        Assert.Contains("/nowhere", stop.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_health_check_runs_inside_the_container()
    {
        docker.SkipWithout();
        var check = new HealthCheck { Command = ["CMD-SHELL", "test -f /tmp/well && rm /tmp/well"], Interval = 5, Retries = 1 };
        var task = Start(Shell("touch /tmp/well; exec sleep 1000") with { HealthCheck = check, StopTimeout = 0 });
        await world.See<Observation.Healthy>();
        await world.See<Observation.Unhealthy>();
        world.Stop(task);
        var stop = await world.Stopped();
        Assert.Equal(("UserInitiated", 137), (stop.Code, Assert.Single(stop.Containers).ExitCode));
    }

    private static ContainerDefinition Shell(string script) =>
        Watched.Shell(script) with { Image = DockerFixture.Image, Command = ["sh", "-c", script] };

    private Tocsin.Aws.Arn Start(ContainerDefinition container) => world.Start(
        new RegisterTaskDefinitionRequest { Family = "web", NetworkMode = "none", ContainerDefinitions = [container] });
}
