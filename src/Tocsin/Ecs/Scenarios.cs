using Tocsin.Text;

namespace Tocsin.Ecs;

/// <summary>A deployment whose tasks all meet the same fate.</summary>
/// <param name="Name">Such as <c>ecs.crash-on-start</c>.</param>
public sealed record Scenario(string Name, string Summary, TaskOutcome Outcome)
{
    public ValueList<EventParameter> Parameters { get; } =
    [
        new("service", "", "the service's name; by default the first declared one, or payments"),
        new("cluster", "", "the cluster's name; prod where nothing is declared"),
        new("desired", "", "the desired count; the service's own by default"),
        new("first", "false", "true: nothing was deployed before, so there is nothing to roll back to"),
    ];
}

/// <summary>The scenarios that can be run by name.</summary>
public static class Scenarios
{
    public static ValueList<Scenario> All { get; } =
    [
        new("ecs.crash-on-start", "the container exits with code 1 right after its start", new TaskOutcome.ExitOne()),
        new("ecs.image-missing", "the image cannot be pulled", new TaskOutcome.ImageMissing()),
        new("ecs.entrypoint-error", "the container's entrypoint is not there", new TaskOutcome.EntrypointError()),
        new("ecs.out-of-memory", "the container is killed for its memory", new TaskOutcome.OutOfMemory()),
        new("ecs.missing-environment", "an environment variable is not set, so the program exits", new TaskOutcome.MissingEnvironmentVariable("DATABASE_URL")),
        new("ecs.unhealthy", "the health check never passes", new TaskOutcome.HealthCheckFailing()),
        new("ecs.healthy", "the deployment goes well", new TaskOutcome.Healthy()),
    ];

    public static Scenario? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
