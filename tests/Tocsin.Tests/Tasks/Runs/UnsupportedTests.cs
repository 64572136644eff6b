using Tocsin.Ecs.Scheduling;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;
using Task = System.Threading.Tasks.Task;

namespace Tocsin.Tests.Tasks.Runs;

/// <summary>What a task asks for and is not here stops it and says so.</summary>
public sealed class UnsupportedTests : IAsyncDisposable
{
    private readonly Watched world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("user")]
    [InlineData("readonlyRootFilesystem")]
    [InlineData("privileged")]
    [InlineData("disableNetworking")]
    [InlineData("dnsSearchDomains")]
    public async Task What_changes_what_a_program_may_do_and_no_process_has_stops_the_task(string member)
    {
        var plain = Watched.Shell("exit 0");
        world.Start(member switch
        {
            "user" => plain with { User = "1000" },
            "readonlyRootFilesystem" => plain with { ReadonlyRootFilesystem = true },
            "privileged" => plain with { Privileged = true },
            "disableNetworking" => plain with { DisableNetworking = true },
            _ => plain with { DnsSearchDomains = ["shop.example"] },
        });
        Assert.Equal($"ResourceInitializationError: unable to set up container web: {member} is not done here", await Reason());
    }

    [Fact]
    public async Task What_is_not_asked_for_or_what_no_program_notices_stops_nothing()
    {
        world.Start(Watched.Shell("exit 3") with
        {
            ReadonlyRootFilesystem = false, Privileged = false, DisableNetworking = false, DnsSearchDomains = [],
            Interactive = true, PseudoTerminal = true, DockerLabels = new ValueMap<string>([new("team", "shop")]),
        });
        Assert.Equal("Essential container in task exited", await Reason());
    }

    [Theory]
    [InlineData("awslogs-multiline-pattern", "^INFO")]
    [InlineData("awslogs-datetime-format", "%Y-%m-%d")]
    public async Task Options_of_awslogs_by_which_lines_are_put_together_stop_the_task(string option, string value)
    {
        world.Start(Watched.Shell("exit 0") with
        {
            LogConfiguration = new LogConfiguration
            {
                LogDriver = "awslogs", Options = new ValueMap<string>([new("awslogs-group", "/ecs/web"), new(option, value)]),
            },
        });
        Assert.Equal(
            $"ResourceInitializationError: failed to initialize logging driver: {option} of awslogs is not done here, "
                + "which container web asks for", await Reason());
    }

    [Fact]
    public async Task A_proxy_stops_the_task()
    {
        world.Start(new RegisterTaskDefinitionRequest
        {
            Family = "web", ContainerDefinitions = [Watched.Shell("exit 0")],
            ProxyConfiguration = new ProxyConfiguration { ContainerName = "envoy" },
        });
        Assert.Equal("ResourceInitializationError: unable to set up the task: proxyConfiguration is not done here", await Reason());
    }

    private async Task<string> Reason() => (await world.Stopped()).Reason;
}
