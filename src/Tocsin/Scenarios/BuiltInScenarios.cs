using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>The scenarios that can be run by name.</summary>
public static class BuiltInScenarios
{
    public static ValueList<Scenario> All { get; } =
    [
        new("ecs.crash-on-start", "the container exits with code 1 right after its start", new TaskOutcome.ExitOne()),
        new("ecs.image-missing", "the image cannot be pulled", new TaskOutcome.ImageMissing()),
        new("ecs.entrypoint-error", "the container's entrypoint is not there", new TaskOutcome.EntrypointError()),
        new("ecs.out-of-memory", "the container is killed for its memory", new TaskOutcome.OutOfMemory()),
        new(
            "ecs.missing-environment", "an environment variable is not set, so the program exits",
            new TaskOutcome.MissingEnvironmentVariable("DATABASE_URL")),
        new("ecs.unhealthy", "the health check never passes", new TaskOutcome.HealthCheckFailing()),
        new("ecs.healthy", "the deployment goes well", new TaskOutcome.Healthy()),
    ];

    public static Scenario? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
