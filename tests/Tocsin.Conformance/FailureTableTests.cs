using Tocsin.Tasks.Choosing;
using Tocsin.Tests.Server.Scheduling;
using Tocsin.Tests.Tasks.Runs;

namespace Tocsin.Conformance;

/// <summary>
/// The article's table of what a circuit breaker detects, each row for real, by processes and by containers: the alarm rings with its
/// reason, the old revision runs, the events are AWS's, and nothing is left of it once the service is gone.
/// </summary>
public sealed class FailureTableTests(DockerFixture docker) : IClassFixture<DockerFixture>
{
    public static MatrixTheoryData<string, string> Rows => new(Failure.Names, ["processes", "docker"]);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task It_rings_and_is_rolled_back_and_nothing_outlives_the_service(string failure, string world)
    {
        Assert.SkipWhen(
            failure == "out of memory" && world == "processes" && Choice.ProcessesHere() != ProcessWorld.Bounded,
            "no control group can be made here");
        await using var place = new TaskPlace(world, docker);
        await using var server = await place.Start("--time-scale", "200");
        using var ecs = new EcsClient(server.Address);
        await Failure.Of(failure, place.Nowhere).Rings(ecs, place.Image);
        await ecs.Delete();
        await place.NothingIsLeft();
        await server.NoFaults();
    }
}
