using Tocsin.Ecs.Scheduling;
using Tocsin.Ecs.Shapes;
using Task = System.Threading.Tasks.Task;

namespace Tocsin.Tests.Tasks.Runs;

/// <summary>The Docker engine under tasks is ended by kill -9, and begins again over the containers that it left running.</summary>
public sealed class KilledDockerTests(DockerFixture docker) : IClassFixture<DockerFixture>
{
    [Fact]
    public async Task A_container_that_does_not_listen_is_ended_though_the_engine_was_killed_while_it_stopped_it()
    {
        docker.SkipWithout();
        await using var world = new Watched(docker.Address);
        var task = Start(world, Shell("trap 'echo asked' TERM; echo up; while :; do sleep 0.1; done") with { StopTimeout = 6 });
        Assert.Equal("up", await world.Line());
        world.Stop(task);
        Assert.Equal("asked", await world.Line());
        await docker.KillAndBegin();
        Assert.Equal(137, Assert.Single((await world.Stopped()).Containers).ExitCode);
    }

    [Fact]
    public async Task What_a_container_writes_is_told_once_though_the_engine_is_killed_meanwhile()
    {
        docker.SkipWithout();
        await using var world = new Watched(docker.Address);
        var task = Start(world, Shell("""
            i=0; while [ $i -lt 80 ]; do i=$((i + 1)); echo $i >&$((1 + i % 2)); sleep 0.05; done; exec sleep 1000
            """) with { StopTimeout = 0 });
        var told = new List<int>();
        while (told.Count < 80)
        {
            told.Add(int.Parse(await world.Line()));
            if (told.Count == 20)
            {
                await docker.KillAndBegin();
            }
        }
        // Each stream in its order; which of two is first, nobody says.
        Assert.Equal(Enumerable.Range(1, 80), told.Order());
        Assert.Equal(told.Where(n => n % 2 == 0).Order(), told.Where(n => n % 2 == 0));
        Assert.Null(world.LineThere());
        world.Stop(task);
        await world.Stopped();
    }

    [Fact]
    public async Task What_a_server_left_ends_before_anything_is_started_in_an_engine_that_was_away_when_the_next_one_began()
    {
        docker.SkipWithout();
        string kept = Directory.CreateTempSubdirectory("tocsin-").FullName;
        try
        {
            docker.Docker(
                "run", "-d", "--network", "none", "--label", $"tocsin.server={kept}/server", DockerFixture.Image, "sleep", "1000");
            await docker.Kill();
            await using var world = new Watched(docker.Address, kept);
            var task = Start(world, Shell("exec sleep 1000") with { StopTimeout = 0 });
            // Longer than a server waits with what it has to begin with.
            await Task.Delay(TimeSpan.FromSeconds(12));
            docker.Begin();
            await world.See<Observation.Running>();
            Assert.EndsWith("-web", docker.Docker("ps", "-a", "--format", "{{.Names}}"), StringComparison.Ordinal);
            Assert.Single(docker.Docker("ps", "-aq").Split('\n'));
            world.Stop(task);
            await world.Stopped();
        }
        finally
        {
            Directory.Delete(kept, recursive: true);
        }
    }

    private static ContainerDefinition Shell(string script) =>
        Watched.Shell(script) with { Image = DockerFixture.Image, Command = ["sh", "-c", script] };

    private static Tocsin.Aws.Arn Start(Watched world, ContainerDefinition container) => world.Start(
        new RegisterTaskDefinitionRequest { Family = "web", NetworkMode = "none", ContainerDefinitions = [container] });
}
