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
    public async Task A_line_that_is_longer_than_the_engine_has_them_is_told_in_parts_and_all_of_what_it_wrote_at_once()
    {
        docker.SkipWithout();
        Start(Shell("head -c 40000 /dev/zero | tr '\\0' x; echo; echo; seq 500; printf end"));
        await world.Stopped();
        string[] parts = [await world.Line(), await world.Line(), await world.Line()];
        Assert.Equal([16384, 16384, 40000 - (2 * 16384)], parts.Select(p => p.Length));
        Assert.Equal("", await world.Line());
        for (int i = 1; i <= 500; i++)
        {
            Assert.Equal($"{i}", await world.Line());
        }
        Assert.Equal("end", await world.Line());
        Assert.Null(world.LineThere());
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
    public async Task A_container_that_the_engine_does_not_make_never_runs()
    {
        docker.SkipWithout();
        Start(Shell("exit 0") with { Command = [] });
        var stop = await world.Stopped();
        Assert.Equal("TaskFailedToStart", stop.Code);
        Assert.StartsWith("CannotCreateContainerError: API error (400): ", stop.Reason, StringComparison.Ordinal);
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

    /// <summary>A page of a web server inside is asked for at the port of this machine that is said to be the container's.</summary>
    [Theory]
    [InlineData("bridge", true)]
    [InlineData("bridge", false)]
    [InlineData("awsvpc", false)]
    public async Task A_port_is_published_on_loopback_at_the_one_that_is_named_or_at_any_that_is_free(string network, bool isNamed)
    {
        docker.SkipWithout();
        int? named = isNamed ? FreePort() : null;
        world.Start(new RegisterTaskDefinitionRequest
        {
            Family = "web", NetworkMode = network, ContainerDefinitions =
            [
                Shell("echo published > /tmp/index.html; exec httpd -f -p 8080 -h /tmp") with
                {
                    StopTimeout = 0, PortMappings = [new PortMapping { ContainerPort = 8080, HostPort = named }],
                },
            ],
        });
        var port = Assert.Single((await world.See<Observation.Running>()).Ports.GetValueOrDefault());
        Assert.Equal(("web", 8080, "tcp"), (port.Container, port.ContainerPort, port.Protocol));
        Assert.Equal(named ?? port.HostPort, port.HostPort);
        Assert.NotEqual(8080, port.HostPort);
        Assert.Equal("published\n", await Page(port.HostPort));
        Assert.StartsWith("127.0.0.1:", docker.Docker("ps", "--format", "{{.Ports}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_container_may_do_is_what_its_definition_says()
    {
        docker.SkipWithout();
        var task = world.Start(new RegisterTaskDefinitionRequest
        {
            Family = "web", NetworkMode = "bridge", PidMode = "host", IpcMode = "none", ContainerDefinitions =
            [
                Shell("id -u; tty; touch /here || echo may not; exec sleep 1000") with
                {
                    StopTimeout = 0, User = "1000", ReadonlyRootFilesystem = true, Privileged = true, Interactive = true,
                    PseudoTerminal = true, DisableNetworking = true, DnsSearchDomains = ["shop.example"],
                    DockerLabels = new Tocsin.Text.ValueMap<string>([new("team", "shop"), new("tocsin.task", "another")]),
                },
            ],
        });
        Assert.Equal("1000", await world.Line());
        Assert.StartsWith("/dev/", await world.Line(), StringComparison.Ordinal);
        Assert.Equal("touch: /here: Read-only file system", await world.Line());
        Assert.Equal("may not", await world.Line());
        const string asked = "{{.HostConfig.Privileged}} {{.HostConfig.PidMode}} {{.HostConfig.IpcMode}} {{.HostConfig.NetworkMode}} "
            + "{{.HostConfig.DnsSearch}} {{.Config.OpenStdin}} {{.Config.Labels.team}} {{index .Config.Labels \"tocsin.task\"}}";
        Assert.Equal(
            $"true host none none [shop.example] true shop {task}", docker.Docker("inspect", "-f", asked, docker.Docker("ps", "-q")));
        world.Stop(task);
        await world.Stopped();
    }

    [Fact]
    public async Task A_namespace_that_containers_are_to_share_and_do_not_stops_the_task()
    {
        docker.SkipWithout();
        world.Start(new RegisterTaskDefinitionRequest
        {
            Family = "web", PidMode = "task", ContainerDefinitions = [Shell("exit 0"), Shell("exit 0") with { Name = "sidecar" }],
        });
        Assert.Equal(
            "ResourceInitializationError: unable to set up container web: pidMode task is not done here", (await world.Stopped()).Reason);
    }

    [Theory]
    [InlineData("256", "25000/100000")]
    [InlineData(".5 vCPU", "50000/100000")]
    [InlineData(null, "0/0")]
    public async Task A_container_runs_no_more_than_the_cores_that_its_task_has(string? cpu, string quota)
    {
        docker.SkipWithout();
        var task = world.Start(new RegisterTaskDefinitionRequest
        {
            Family = "web", NetworkMode = "none", Cpu = cpu, ContainerDefinitions = [Shell("exec sleep 1000") with { StopTimeout = 0 }],
        });
        await world.See<Observation.Running>();
        string container = docker.Docker("ps", "-q");
        Assert.Equal(quota, docker.Docker("inspect", "-f", "{{.HostConfig.CpuQuota}}/{{.HostConfig.CpuPeriod}}", container));
        world.Stop(task);
        await world.Stopped();
    }

    [Fact]
    public async Task The_containers_of_a_task_in_awsvpc_reach_one_another_on_127_0_0_1_and_a_port_of_any_is_reached_whichever_has_ended()
    {
        docker.SkipWithout();
        var task = world.Start(Sharing());
        var port = Assert.Single((await world.See<Observation.Running>()).Ports.GetValueOrDefault());
        Assert.Equal(("sidecar", 8080), (port.Container, port.ContainerPort));
        Assert.Equal("migrated", await world.Line());
        Assert.Equal("said by the sidecar", await world.Line());
        Assert.Equal("said by the sidecar\n", await Page(port.HostPort));
        world.Stop(task);
        await world.Stopped();
    }

    [Fact]
    public async Task A_task_whose_containers_share_a_network_is_taken_over_with_its_ports()
    {
        docker.SkipWithout();
        string kept = Directory.CreateTempSubdirectory("tocsin-").FullName;
        try
        {
            await using var before = new Watched(docker.Address, kept);
            var task = before.Start(Sharing());
            var port = Assert.Single((await before.See<Observation.Running>()).Ports.GetValueOrDefault());
            var definition = Watched.Definition(Sharing());
            var running = new Tocsin.Ecs.EcsTask(
                task, null, definition.Arn, null, Tocsin.Ecs.LastStatus.Running, DateTimeOffset.UnixEpoch);
            await using var next = new Watched(docker.Address, kept, new Tocsin.Tasks.Worlds.Earlier(running, definition, null));
            Assert.Equal(port, Assert.Single((await next.See<Observation.Adopted>()).Ports.GetValueOrDefault()));
            Assert.Equal("said by the sidecar\n", await Page(port.HostPort));
            next.Stop(task);
            await next.Stopped();
        }
        finally
        {
            Directory.Delete(kept, recursive: true);
        }
    }

    /// <summary>One that ends, a web server that waits for that, and one that asks the web server.</summary>
    private static RegisterTaskDefinitionRequest Sharing() => new()
    {
        Family = "web", NetworkMode = "awsvpc", ContainerDefinitions =
        [
            Shell("echo migrated") with { Name = "migration", Essential = false },
            Shell("echo said by the sidecar > /tmp/index.html; exec httpd -f -p 8080 -h /tmp") with
            {
                Name = "sidecar", StopTimeout = 0, PortMappings = [new PortMapping { ContainerPort = 8080 }],
                DependsOn = [new ContainerDependency { ContainerName = "migration", Condition = "SUCCESS" }],
            },
            Shell("until wget -q -O - http://127.0.0.1:8080/ 2> /dev/null; do sleep 0.1; done; exec sleep 1000") with
            {
                StopTimeout = 0, DependsOn = [new ContainerDependency { ContainerName = "migration", Condition = "SUCCESS" }],
            },
        ],
    };

    /// <summary>Once the program listens: the engine's proxy takes a connection before, and closes it.</summary>
    private static async Task<string> Page(int port)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (int tries = 0; ; tries++)
        {
            try
            {
                return await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/"));
            }
            catch (HttpRequestException) when (tries < 600)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ContainerDefinition Shell(string script) =>
        Watched.Shell(script) with { Image = DockerFixture.Image, Command = ["sh", "-c", script] };

    private Tocsin.Aws.Arn Start(ContainerDefinition container) => world.Start(
        new RegisterTaskDefinitionRequest { Family = "web", NetworkMode = "none", ContainerDefinitions = [container] });
}
