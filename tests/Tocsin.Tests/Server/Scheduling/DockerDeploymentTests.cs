using Tocsin.Tasks.Choosing;
using Tocsin.Tests.Tasks.Runs;

namespace Tocsin.Tests.Server.Scheduling;

/// <summary>The article's table with containers of a Docker engine: each failure rings, and the old revision runs on.</summary>
public sealed class DockerDeploymentTests(DockerFixture docker) : IClassFixture<DockerFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory]
    [InlineData("image pull failure")]
    [InlineData("broken entrypoint")]
    [InlineData("out of memory")]
    [InlineData("crash at start")]
    [InlineData("missing environment variable")]
    [InlineData("failing health check")]
    public async Task It_rings_and_is_rolled_back_and_nothing_is_left(string failure)
    {
        docker.SkipWithout();
        await using (var server = await EcsServer.Start(
            data, new WorldOptions { World = "docker", Docker = docker.Address, TimeScale = 200 }))
        {
            await Failure.Of(failure, "127.0.0.1:1/nowhere:1").Rings(server, DockerFixture.Image);
        }
        Assert.Equal("", docker.Docker("ps", "-aq"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_engine_that_is_killed_in_a_failed_deployment_rings_once_and_the_old_revision_runs_on(int failures)
    {
        docker.SkipWithout();
        await using (var server = await EcsServer.Start(
            data, new WorldOptions { World = "docker", Docker = docker.Address, TimeScale = 60 }))
        {
            string good = Failure.Good.Replace("IMAGE", DockerFixture.Image);
            await server.DeployContainers(good, good.Replace("exec sleep 1000", "exit 1"));
            string runs = docker.Docker("ps", "-q", "--filter", "status=running");
            await server.Update(2);
            await server.UntilService(s => s.GetProperty("deployments")[0].GetProperty("failedTasks").GetInt32() >= failures);
            await docker.KillAndBegin();
            Assert.Single(await server.UntilItRings());
            await server.UntilService(s => s.GetProperty("deployments").GetArrayLength() == 1);
            await server.RolledBackAsOnAws();
            Assert.Contains(runs, docker.Docker("ps", "-q", "--filter", "status=running"), StringComparison.Ordinal);
        }
        Assert.Equal("", docker.Docker("ps", "-aq"));
    }
}
