using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Scenarios;
using Tocsin.Tasks.Scripted;
using Tocsin.Text;

namespace Tocsin.Tests.Tasks.Scripted;

public sealed class FatesTests
{
    private static readonly Fates Fates = new(new Dictionary<string, string>
    {
        ["registry.example:5000/payments"] = "out-of-memory", ["payments:1.4"] = "image-missing", ["payments:healthy"] = "unhealthy",
    });

    [Theory]
    [InlineData("nginx", typeof(TaskOutcome.Healthy))]
    [InlineData("nginx:1.27", typeof(TaskOutcome.Healthy))]
    [InlineData("nginx:broken", typeof(TaskOutcome.ImageMissing))]
    [InlineData("nginx:crash-on-start", typeof(TaskOutcome.ExitOne))]
    [InlineData("registry.example/team/entrypoint-error:3", typeof(TaskOutcome.EntrypointError))]
    [InlineData("localhost:5000/nginx", typeof(TaskOutcome.Healthy))]
    [InlineData("registry.example:5000/payments:7", typeof(TaskOutcome.OutOfMemory))]
    [InlineData("registry.example:5000/payments@sha256:00", typeof(TaskOutcome.OutOfMemory))]
    [InlineData("payments:1.4", typeof(TaskOutcome.ImageMissing))]
    [InlineData("payments:healthy", typeof(TaskOutcome.HealthCheckFailing))]
    public void An_image_meets(string image, Type outcome) => Assert.IsType(outcome, Fates.Of(Definition(image)));

    [Fact]
    public void The_first_container_that_is_not_well_decides() =>
        Assert.IsType<TaskOutcome.ExitOne>(Fates.Of(Definition("nginx:1", "worker:crash-on-start", "side:out-of-memory")));

    private static TaskDefinition Definition(params string[] images) => new(
        Arn.Parse("arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1"), "web", 1,
        images.Select((image, i) => new Container($"c{i}", image)).ToValueList());
}
