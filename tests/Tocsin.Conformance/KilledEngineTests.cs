using Tocsin.Tests.Tasks.Runs;

namespace Tocsin.Conformance;

/// <summary>The Docker engine under a server is ended by kill -9, and begins again; it is nobody else's meanwhile.</summary>
public sealed class KilledEngineTests(DockerFixture docker) : IClassFixture<DockerFixture>
{
    [Fact]
    public async Task An_engine_that_is_killed_at_every_step_of_a_failed_deployment_rings_once_and_the_old_container_runs_on()
    {
        await using var place = new TaskPlace("docker", docker);
        await using var server = await place.Start();
        int kills = await AdoptionTests.EveryStep(place, () => server, docker.KillAndBegin);
        Assert.True(kills >= 3, $"only {kills} kills");
    }
}
